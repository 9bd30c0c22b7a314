package org.jaccardlab.app.snippet;

/** What every snippet for PyTorch begins with. */
final class TorchFunctions {

    private TorchFunctions() {
    }

    static final String IMPORTS = """
            import numpy as np
            import torch
            import torch.nn.functional as F
            """;

    static final String READING = """
            def read(file):
                array = torch.from_numpy(np.load(file))
                return array if array.ndim == 4 else array[None]  # one image is a batch of one


            def labels(file, classes, ignore=255):
                \"\"\"Shares of the classes, N x C x H x W, and which pixels count, N x 1 x H x W.\"\"\"
                given = torch.from_numpy(np.load(file))
                if given.dtype.is_floating_point:  # shares already
                    given = given if given.ndim == 4 else given[None]
                    return given.double(), torch.ones_like(given[:, :1], dtype=torch.float64)
                given = (given if given.ndim == 3 else given[None]).long()
                keep = (given != ignore)[:, None].double()
                given = torch.where(given == ignore, torch.zeros_like(given), given)
                if classes == 1:
                    return (given == 1)[:, None].double() * keep, keep
                return F.one_hot(given, classes).permute(0, 3, 1, 2).double() * keep, keep
            """;

    static final String OVERLAP = """
            def ratios(x, y, keep, dims, norm, error, mass, smooth, excess, log=False, power=1.0, floor=0.0, least=0.0):
                \"\"\"One loss for every class, (error + excess) / (mass + smooth), made of the sums X, Y, D and I.\"\"\"
                x, y = x * keep, y * keep
                sums = (x.pow(norm).sum(dims), y.pow(norm).sum(dims), (x - y).abs().pow(norm).sum(dims), (x * y).sum(dims))
                wrong = sum(c * s for c, s in zip(error, sums)) + excess
                whole = sum(c * s for c, s in zip(mass, sums)) + smooth
                score = whole - wrong
                if floor > 0:
                    whole = whole.clamp_min(floor)
                empty = whole <= 0
                loss = torch.where(empty, torch.zeros_like(whole), 1 - score / torch.where(empty, torch.ones_like(whole), whole))
                if log:
                    loss = -torch.log((1 - loss).clamp_min(least) if least > 0 else 1 - loss)
                if power != 1:
                    tiny = loss.abs() < 1e-12
                    loss = torch.where(tiny, torch.zeros_like(loss), torch.where(tiny, torch.ones_like(loss), loss) ** power)
                return loss


            def mean_over_classes(of, present, weight, only, mixture, divisor, power=1.0):
                \"\"\"D: every class over the batch; I: every class of every image, classes first; C: the same, images first.\"\"\"
                listed = torch.zeros_like(weight)
                listed[only] = 1

                def divide(active):
                    return {"active": active.sum(-1), "all": listed.sum(), "weights": (weight * listed).sum(), "one": torch.ones(())}[divisor]

                total = 0.0
                d, i, c = mixture
                if d:
                    active = present((0, 2, 3)) * listed
                    if active.sum() > 0:
                        total = total + d * ((weight * active * of((0, 2, 3))).sum() / divide(active)) ** power
                if i or c:
                    active = present((2, 3)) * listed
                    losses = weight * active * of((2, 3))
                    some = active.sum(1) > 0
                    if i and some.any():
                        total = total + i * (losses.sum(1)[some] / divide(active).expand(len(active))[some]).mean()
                    counts = active.sum(0)
                    if c and (counts > 0).any():
                        total = total + c * (losses.sum(0)[counts > 0] / counts[counts > 0]).mean()
                return total
            """;

    static final String BOUNDARY = """
            def smooth_at_boundaries(y, keep, epsilon, k):
                \"\"\"Spreads a part of the label of pixels whose k x k window holds two classes and no ignored pixel.\"\"\"
                whole = torch.cat([1 - y, y], 1) if y.shape[1] == 1 else y
                winner = F.one_hot(whole.argmax(1), whole.shape[1]).permute(0, 3, 1, 2).double() * keep
                seen = F.max_pool2d(winner, k, 1, k // 2)
                ignored = F.max_pool2d(1 - keep, k, 1, k // 2)
                edge = ((seen > 0).sum(1, keepdim=True) > 1).double() * (ignored == 0).double() * keep
                spread = (1 - epsilon) * y + epsilon / whole.shape[1]
                return torch.where(edge > 0, spread, y) * keep
            """;
}
