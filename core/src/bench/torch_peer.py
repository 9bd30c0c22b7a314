#!/usr/bin/env python3
"""The works of `jaccardlab bench` in PyTorch on the CPU, for comparison: run both on one machine, one after the other.

One run is what autograd has to do for any change at all: softmax of the logits, the loss, the gradient by every logit.
Inputs are drawn as `jaccardlab bench` draws them. Prints one JSON document with the same keys; memory is the most that the
process held during a run above what it held before, as Linux counts it, null elsewhere.
"""
import argparse
import json
import os
import platform
import statistics
import time

import torch


def jaccard(x, y, smooth=1e-3):
    """Jaccard metric loss 1 over the whole image, mean over classes: D / ((X + Y + D) / 2 + s)."""
    d = (x - y).abs().sum(1)
    return (d / ((x.sum(1) + y.sum(1) + d) / 2 + smooth)).mean()


def cross_entropy(logits, y):
    return -(y * logits.log_softmax(0)).sum(0).mean()


def lovasz_softmax(x, labels):
    """Lovász-Softmax, mean over present classes: errors in falling order, weighted by the steps of the Jaccard loss."""
    losses = []
    for c in labels.unique().tolist():
        inside = (labels == c).to(x.dtype)
        errors, order = (inside - x[c]).abs().sort(descending=True)
        hit = inside[order].cumsum(0)
        size = hit[-1]
        rank = torch.arange(1, len(hit) + 1, dtype=x.dtype)
        jaccard_losses = 1 - (size - hit) / (size + rank - hit)
        losses.append((errors * torch.diff(jaccard_losses, prepend=jaccard_losses.new_zeros(1))).sum())
    return torch.stack(losses).mean()


def works(soft, labels):
    one_hot = torch.nn.functional.one_hot(labels, len(soft)).T.to(soft.dtype)
    return {
        "jaccard-soft": ("jml1", "soft", lambda z: jaccard(z.softmax(0), soft)),
        "jaccard-hard": ("jml1", "hard", lambda z: jaccard(z.softmax(0), one_hot)),
        "cross-entropy-soft": ("cross-entropy", "soft", lambda z: cross_entropy(z, soft)),
        "cross-entropy-hard": ("cross-entropy", "hard",
                               lambda z: torch.nn.functional.cross_entropy(z.T, labels)),
        "lovasz-hard": ("lovasz-softmax", "hard", lambda z: lovasz_softmax(z.softmax(0), labels)),
    }


def run(loss, logits):
    """Seconds for loss and gradient."""
    z = logits.detach().requires_grad_(True)
    start = time.perf_counter()
    loss(z).backward()
    seconds = time.perf_counter() - start
    assert torch.isfinite(z.grad).all()
    return seconds


def resident(key):
    """A number of Linux's own, in bytes: VmRSS is held now, VmHWM the most since it was reset."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(key))


def held(loss, logits):
    try:
        with open("/proc/self/clear_refs", "w") as reset:
            reset.write("5")
        before = resident("VmRSS")
        run(loss, logits)
        return resident("VmHWM") - before
    except OSError:
        return None


def processor():
    try:
        with open("/proc/cpuinfo") as info:
            return next(line.split(":", 1)[1].strip() for line in info if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--shapes", default="21x512x512,19x512x1024,19x1024x2048")
    options.add_argument("--works", default="")
    options.add_argument("--threads", type=int, default=os.cpu_count())
    options.add_argument("--runs", type=int, default=7)
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    rows = []
    for shape in given.shapes.split(","):
        classes, height, width = map(int, shape.split("x"))
        torch.manual_seed(0)
        logits = torch.randn(classes, height * width) * 3
        soft = (torch.randn(classes, height * width) * 4).softmax(0)
        known = works(soft, soft.argmax(0))
        for work in given.works.split(",") if given.works else known:
            loss, target, function = known[work]
            run(function, logits)
            run(function, logits)
            times = sorted(1e3 * run(function, logits) for _ in range(given.runs))
            rows.append({
                "engine": "pytorch", "loss": loss, "work": work, "target": target, "shape": [classes, height, width],
                "precision": "float32", "threads": given.threads, "runs": given.runs,
                "median_ms": round(statistics.median(times), 3), "min_ms": round(times[0], 3),
                "max_ms": round(times[-1], 3), "memory_bytes": held(function, logits)})
    print(json.dumps({"machine": {"processor": processor(), "torch": torch.__version__}, "rows": rows}, indent=2))


if __name__ == "__main__":
    main()
