"""Trains the second output of the recogniser on the samples of samples.ts.

    python3 train.py SAMPLES[,SAMPLES…] EPOCHS

Writes weights.bin and weights.json beside tools/models/letters.ts. Needs torch and numpy (Debian: python3-torch).
The early rows are reduced to 64 channels a step; with the 600 features they go through two convolutions over three steps.
The loss is connectionist temporal classification (Graves et al., 2006).
"""
import json
import math
import random
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn

FEATURES, CHANNELS, ROWS = 600, 240, 6
EARLY, HIDDEN, BATCH = 64, 128, 32
RAREST = 8  # Characters that occur less often are left out.


class Samples:
    """Lines of one run of samples.ts, read from disk as they are needed."""

    def __init__(self, base):
        self.features = np.memmap(f"{base}.features", dtype=np.float16, mode="r")
        self.early = np.memmap(f"{base}.early", dtype=np.uint8, mode="r")
        self.lines, at = [], 0
        for line in Path(f"{base}.tsv").read_text(encoding="utf8").splitlines():
            steps, text = line.split("\t", 1)
            self.lines.append((self, at, int(steps), unicodedata.normalize("NFC", text)))
            at += int(steps)

    def values(self, at, steps):
        features = self.features[FEATURES * at : FEATURES * (at + steps)]
        step = 2 * CHANNELS * ROWS
        early = self.early[step * at : step * (at + steps)]
        return (
            np.asarray(features, dtype=np.float32).reshape(FEATURES, steps),
            np.asarray(early, dtype=np.float32).reshape(CHANNELS, ROWS, 2 * steps) / 28 - 1,
        )


class Letters(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.early = nn.Conv2d(CHANNELS, EARLY, (ROWS, 4), stride=(ROWS, 2), padding=(0, 1))
        self.first = nn.Conv1d(FEATURES + EARLY, HIDDEN, 3, padding=1)
        self.second = nn.Conv1d(HIDDEN, HIDDEN, 3, padding=1)
        self.last = nn.Conv1d(HIDDEN, classes, 1)

    def forward(self, features, early):
        rows = torch.relu(self.early(early))[:, :, 0]
        seen = torch.relu(self.first(torch.cat([features, rows], 1)))
        return self.last(torch.relu(self.second(seen)))


def scales(lines):
    """Root mean square of each channel. It goes into the weights at the end, so that the model needs none."""
    values = [samples.values(at, steps) for samples, at, steps, _ in lines]
    features = np.concatenate([one for one, _ in values], axis=1)
    early = np.concatenate([one.reshape(CHANNELS, -1) for _, one in values], axis=1)
    rms = lambda table: torch.tensor(np.sqrt((table**2).mean(1)) + 1e-3)
    return rms(features), rms(early)


def batches(lines, feature_scale, early_scale):
    """Lines of about one length together, in any order."""
    lines = sorted(lines, key=lambda line: line[2] + 4 * random.random())
    groups = [lines[at : at + BATCH] for at in range(0, len(lines), BATCH)]
    random.shuffle(groups)
    for group in groups:
        longest = max(line[2] for line in group)
        features = torch.zeros(len(group), FEATURES, longest)
        early = torch.zeros(len(group), CHANNELS, ROWS, 2 * longest)
        for row, (samples, at, steps, _) in enumerate(group):
            own, rows = samples.values(at, steps)
            features[row, :, :steps] = torch.from_numpy(own) / feature_scale[:, None]
            early[row, :, :, : 2 * steps] = torch.from_numpy(rows) / early_scale[:, None, None]
        yield group, features, early


def main(bases, epochs):
    torch.manual_seed(1)
    random.seed(1)
    lines = [line for base in bases for line in Samples(base).lines]
    counts = Counter(character for *_, text in lines for character in text if character != " ")
    characters = sorted(character for character, count in counts.items() if count >= RAREST)
    classes = {character: index + 1 for index, character in enumerate(characters)}
    target = lambda text: [classes[character] for character in text if character in classes]

    def fits(line):
        own = target(line[3])
        return 0 < len(own) + sum(a == b for a, b in zip(own, own[1:])) <= line[2]

    lines = [line for line in lines if fits(line)]
    random.shuffle(lines)
    held_out, learnt = lines[:2500], lines[2500:]
    scale = scales(learnt[:500])
    model, loss_of = Letters(len(characters) + 1), nn.CTCLoss(zero_infinity=True)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-3)
    steps = epochs * math.ceil(len(learnt) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps, pct_start=0.15)

    def loss_in(group, features, early):
        targets = [target(line[3]) for line in group]
        return loss_of(
            torch.log_softmax(model(features, early), 1).permute(2, 0, 1),
            torch.tensor([index for own in targets for index in own]),
            torch.tensor([line[2] for line in group]),
            torch.tensor([len(own) for own in targets]),
        )

    for epoch in range(epochs):
        losses = []
        for batch in batches(learnt, *scale):
            loss = loss_in(*batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        with torch.no_grad():
            others = [loss_in(*batch).item() for batch in batches(held_out, *scale)]
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}, of lines held out {np.mean(others):.4f}", flush=True)
    written(model, scale, characters, f"{len(learnt)} lines, {epochs} epochs")


def written(model, scale, characters, provenance):
    state = model.state_dict()
    state["first.weight"][:, :FEATURES] /= scale[0][None, :, None]
    state["early.weight"] /= scale[1][None, :, None, None]
    layers, content = [], b""
    for name in ("early", "first", "second", "last"):
        weights = state[f"{name}.weight"]
        shape = list(weights.shape)
        layers.append(shape if len(shape) == 4 else [shape[0], shape[1], 1, shape[2]])
        content += weights.numpy().astype("<f2").tobytes() + state[f"{name}.bias"].numpy().astype("<f2").tobytes()
    folder = Path(__file__).parents[2] / "models" / "letters"
    (folder / "weights.bin").write_bytes(content)
    description = {"provenance": provenance, "layers": layers, "characters": "".join(characters)}
    (folder / "weights.json").write_text(json.dumps(description, ensure_ascii=False, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(sys.argv[1].split(","), int(sys.argv[2]))
