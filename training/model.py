"""The network: a small BERT encoder with a case embedding, and its heads.

Takes windows of word pieces, gives per word: role tags (source, cue, content; a linear-chain CRF), part-of-speech
tags, name tags, and two pointers: from a content word to the first word of its cue, and from a cue to the first word
of its source. A member that was taught has roles and pointers twice: for the outermost attributions and for those
inside their contents. `crates/onrecord-model` runs the same network on quantised weights.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

ROLE_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
CASES = 6
HEAD_SIZE = 32
LINK_WIDTH = 128
DISTANCES = (1, 2, 3, 5, 9, 17, 33, 65)
"""Lower edges of the distance buckets, in words; each counts once before and once after."""


def distance_bucket(offset):
    """0 for the word itself, then 1..8 to the right and 9..16 to the left, for a tensor of word offsets."""
    edges = torch.tensor(DISTANCES)
    bucket = torch.bucketize(offset.abs(), edges, right=True)
    return torch.where(offset < 0, bucket + len(DISTANCES), bucket).masked_fill(offset == 0, 0)


class Layer(nn.Module):
    def __init__(self, hidden, heads, wide, dropout):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(hidden, heads * HEAD_SIZE) for _ in range(3))
        self.output = nn.Linear(heads * HEAD_SIZE, hidden)
        self.wide, self.narrow = nn.Linear(hidden, wide), nn.Linear(wide, hidden)
        self.norm_attention, self.norm_output = nn.LayerNorm(hidden, eps=1e-12), nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        split = lambda t: t.view(batch, length, self.heads, HEAD_SIZE).transpose(1, 2)
        # Written out: on CPUs the backward pass of the fused attention takes as long as all the rest.
        query = split(self.query(x)) * (1 / math.sqrt(HEAD_SIZE))
        scores = query @ split(self.key(x)).transpose(2, 3) + mask.to(query.dtype)
        mixed = scores.softmax(3).to(scores.dtype) @ split(self.value(x))
        x = self.norm_attention(x + self.output(mixed.transpose(1, 2).reshape(batch, length, -1)))
        return self.norm_output(x + self.dropout(self.narrow(F.gelu(self.wide(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary, hidden=384, heads=12, wide=1536, layers=6, positions=512, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(positions, hidden)
        self.cases = nn.Embedding(CASES, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, wide, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.cases.weight)

    def forward(self, pieces, cases, lengths):
        at = torch.arange(pieces.shape[1])
        x = self.words(pieces) + self.positions(at)[None] + self.cases(cases)
        x = self.dropout(self.norm(x))
        mask = torch.where(at[None] < lengths[:, None], 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_bert(self, state, layers):
        """Copies the weights of a Hugging Face BERT; its token type 0 becomes part of the positions."""
        copy = lambda module, name: module.load_state_dict({"weight": state[name + ".weight"], "bias": state[name + ".bias"]})
        self.words.weight.data.copy_(state["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(state["embeddings.position_embeddings.weight"] + state["embeddings.token_type_embeddings.weight"][0])
        copy(self.norm, "embeddings.LayerNorm")
        for number, layer in zip(layers, self.layers):
            base = f"encoder.layer.{number}."
            copy(layer.query, base + "attention.self.query")
            copy(layer.key, base + "attention.self.key")
            copy(layer.value, base + "attention.self.value")
            copy(layer.output, base + "attention.output.dense")
            copy(layer.norm_attention, base + "attention.output.LayerNorm")
            copy(layer.wide, base + "intermediate.dense")
            copy(layer.narrow, base + "output.dense")
            copy(layer.norm_output, base + "output.LayerNorm")

    def bert_state(self):
        """The weights under Hugging Face's names, for `quantise.write_model`."""
        out = {"embeddings.word_embeddings.weight": self.words.weight,
               "embeddings.position_embeddings.weight": self.positions.weight,
               "embeddings.token_type_embeddings.weight": torch.zeros(2, self.words.weight.shape[1]),
               "embeddings.case_embeddings.weight": self.cases.weight,
               "embeddings.LayerNorm.weight": self.norm.weight, "embeddings.LayerNorm.bias": self.norm.bias}
        for number, layer in enumerate(self.layers):
            base = f"encoder.layer.{number}."
            for name, module in (("attention.self.query", layer.query), ("attention.self.key", layer.key),
                                 ("attention.self.value", layer.value), ("attention.output.dense", layer.output),
                                 ("attention.output.LayerNorm", layer.norm_attention),
                                 ("intermediate.dense", layer.wide), ("output.dense", layer.narrow),
                                 ("output.LayerNorm", layer.norm_output)):
                out[base + name + ".weight"], out[base + name + ".bias"] = module.weight, module.bias
        return {name: tensor.detach().float() for name, tensor in out.items()}


class Pointer(nn.Module):
    """Scores of pointing from one word to another, or to nothing."""

    def __init__(self, hidden):
        super().__init__()
        self.origin, self.target = nn.Linear(hidden, LINK_WIDTH), nn.Linear(hidden, LINK_WIDTH)
        self.nothing = nn.Linear(hidden, 1)
        self.distance = nn.Parameter(torch.zeros(1 + 2 * len(DISTANCES)))

    def forward(self, words, origins, targets):
        """Log-probabilities for each of `origins` over `targets` and, last, nothing (word indices in a window)."""
        q, k = self.origin(words[origins]), self.target(words[targets])
        scores = q @ k.T / math.sqrt(LINK_WIDTH) + self.distance[distance_bucket(targets[None] - origins[:, None])]
        return F.log_softmax(torch.cat([scores, self.nothing(words[origins])], 1), 1)


class Crf(nn.Module):
    def __init__(self, tags):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(len(tags)))
        self.steps = nn.Parameter(torch.zeros(len(tags), len(tags)))
        allowed = lambda before, tag: not tag.startswith("I-") or (before[:2] in ("B-", "I-") and before[2:] == tag[2:])
        self.register_buffer("bar", torch.tensor([[0.0 if allowed(b, t) else -1e4 for t in tags] for b in tags]))
        self.register_buffer("bar_start", torch.tensor([0.0 if allowed("O", t) else -1e4 for t in tags]))

    def loss(self, emissions, gold, mask):
        """Mean negative log-likelihood a word."""
        steps, start = self.steps + self.bar, self.start + self.bar_start
        score = start[gold[:, 0]] + emissions[:, 0].gather(1, gold[:, :1])[:, 0]
        total = start + emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            on = mask[:, t]
            step = steps[gold[:, t - 1], gold[:, t]] + emissions[:, t].gather(1, gold[:, t : t + 1])[:, 0]
            score = score + step * on
            following = torch.logsumexp(total[:, :, None] + steps[None], 1) + emissions[:, t]
            total = torch.where(on[:, None], following, total)
        return (torch.logsumexp(total, 1) - score).sum() / mask.sum()

    def best(self, emissions):
        """The best tag sequence of one window."""
        steps, total, back = self.steps + self.bar, self.start + self.bar_start + emissions[0], []
        for emission in emissions[1:]:
            following, origin = (total[:, None] + steps).max(0)
            back.append(origin)
            total = following + emission
        path = [int(total.argmax())]
        for origin in reversed(back):
            path.append(int(origin[path[-1]]))
        return path[::-1]


class Attributor(nn.Module):
    """The heads that find attributions of one level: the outermost, or those inside their contents."""

    def __init__(self, hidden):
        super().__init__()
        self.roles, self.crf = nn.Linear(hidden, len(ROLE_TAGS)), Crf(ROLE_TAGS)
        self.content_cue, self.cue_source = Pointer(hidden), Pointer(hidden)

    def head_state(self, base):
        """Weights under the names that `onrecord-model` reads, which begin with `base`."""
        out = {base + "roles.start": self.crf.start + self.crf.bar_start, base + "roles.steps": self.crf.steps + self.crf.bar,
               base + "roles.weight": self.roles.weight, base + "roles.bias": self.roles.bias}
        for name in ("content_cue", "cue_source"):
            pointer = getattr(self, name)
            for part in ("origin", "target", "nothing"):
                linear = getattr(pointer, part)
                out[f"{base}{name}.{part}.weight"], out[f"{base}{name}.{part}.bias"] = linear.weight, linear.bias
            out[f"{base}{name}.distance"] = pointer.distance
        return out


class Reader(nn.Module):
    """Encoder and heads; `inner` for a member that also finds what is inside contents. `sizes` are those of the encoder."""

    def __init__(self, vocabulary, pos_tags, inner=False, **sizes):
        super().__init__()
        self.sizes = {"inner": inner, **sizes}
        self.encoder = Encoder(vocabulary, **sizes)
        hidden = self.encoder.words.weight.shape[1]
        self.tags, self.names = nn.Linear(hidden, pos_tags), nn.Linear(hidden, len(NAME_TAGS))
        self.factuality, self.certainty = nn.Linear(hidden, 1), nn.Linear(hidden, 1)
        self.outer = Attributor(hidden)
        self.inner = Attributor(hidden) if inner else None

    def words(self, window):
        """Hidden vectors of the words: those of their first pieces."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training or torch.is_autocast_enabled("cpu")):
            x = self.encoder(window["pieces"], window["cases"], window["lengths"])
        return x.float().gather(1, window["firsts"][:, :, None].expand(-1, -1, x.shape[2]))

    def head_state(self):
        """Head weights under the names that `onrecord-model` reads."""
        out = self.outer.head_state("heads.")
        if self.inner:
            out |= self.inner.head_state("heads.inner.")
        for name in ("tags", "names", "factuality", "certainty"):
            head = getattr(self, name)
            out[f"heads.{name}.weight"], out[f"heads.{name}.bias"] = head.weight, head.bias
        return {name: tensor.detach().float().contiguous() for name, tensor in out.items()}
