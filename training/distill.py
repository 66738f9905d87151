"""Teaches a small member what larger ones know (Hinton et al., 2015; hidden vectors as in TinyBERT, Jiao et al., 2020).

Takes trained members, the teachers; gives a student made of some layers and all heads of the first of them, and the loss
of its answers against theirs. Any text teaches, whatever labels it has.
"""

import torch
import torch.nn.functional as F

from model import Reader

HIDDEN_WEIGHT, ANSWER_WEIGHT = 2.0, 1.0


class Teachers:
    def __init__(self, paths, vocabulary):
        self.members = []
        for path in paths:
            saved = torch.load(path, weights_only=True)
            member = Reader(vocabulary, len(saved["pos_tags"]), layers=saved["layers"])
            member.load_state_dict(saved["state"])
            member.eval()
            member.encoder.forward = torch.compile(member.encoder.forward, dynamic=True)
            self.members.append(member)

    @torch.no_grad()
    def answers(self, window):
        """The first teacher's vectors of the words, and all teachers' mean scores of roles, names and tags."""
        vectors = [member.words(window, half=True) for member in self.members]
        heads = [[getattr(m, name)(v) for name in ("roles", "names", "tags")] for m, v in zip(self.members, vectors)]
        return vectors[0], [torch.stack(scores).mean(0) for scores in zip(*heads)]

    def loss(self, reader, words, window):
        """How far the student's vectors and answers are from the teachers', a word."""
        vectors, answers = self.answers(window)
        mask = torch.arange(words.shape[1])[None] < window["counts"][:, None]
        words, vectors = words[mask], vectors[mask]
        loss = HIDDEN_WEIGHT * F.mse_loss(words, vectors) / vectors.var().clamp(min=1e-6)
        for name, wanted in zip(("roles", "names", "tags"), answers):
            found = F.log_softmax(getattr(reader, name)(words), 1)
            loss = loss + ANSWER_WEIGHT * F.kl_div(found, F.log_softmax(wanted[mask], 1), reduction="batchmean", log_target=True)
        return loss


def student(teachers, layers, vocabulary):
    """A reader with these layers of the first teacher, its embeddings and its heads."""
    teacher = teachers.members[0]
    reader = Reader(vocabulary, teacher.tags.out_features, layers=len(layers))
    state = {name: value for name, value in teacher.state_dict().items() if not name.startswith("encoder.layers.")}
    reader.load_state_dict(state, strict=False)
    for number, layer in zip(layers, reader.encoder.layers):
        layer.load_state_dict(teacher.encoder.layers[number].state_dict())
    return reader
