"""Makes the files in this folder, each a few hundred bytes. They count from 0 to 11 unless their name says otherwise.

Made with Debian 12's python3-torch 1.13, python3-numpy 1.24, python3-h5py 3.7, python3-nibabel 5.0 and
python3-tifffile; the files numpy2-* with NumPy 2.4: python3 make.py numpy2
"""
import collections
import os
import pickle
import sys

import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
counting = np.arange(12).reshape(2, 2, 3)


def path(name):
    return os.path.join(here, name)


def pickles(prefix):
    for protocol in (2, 3, 4, 5):
        with open(path(f"{prefix}-protocol{protocol}.pkl"), "wb") as f:
            pickle.dump(counting.astype("<f4"), f, protocol=protocol)
    with open(path(f"{prefix}-list.pkl"), "wb") as f:
        pickle.dump([counting.astype(">f8"), np.asfortranarray(counting.astype("<i2"))], f, protocol=4)
    with open(path(f"{prefix}-results.pkl"), "wb") as f:
        pickle.dump([{"logits": counting.astype("<f2"), "score": np.float64(0.5), "name": "a.png", "shape": (2, 3)},
                     {"logits": counting.astype("<f4") + 12, "labels": (counting[0] % 2 == 0)}], f, protocol=5)


if sys.argv[1:] == ["numpy2"]:
    pickles("numpy2")
    sys.exit()

import h5py
import nibabel
import tifffile
import torch

pickles("numpy1")
with open(path("objects.pkl"), "wb") as f:
    pickle.dump(np.array([{}, []], dtype=object), f, protocol=4)
with open(path("properties.pkl"), "wb") as f:
    pickle.dump({"spacing": [1.0, 2.0], "shape": (3, 4)}, f, protocol=4)


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/jaccardlab-was-here",)


with open(path("evil.pkl"), "wb") as f:
    pickle.dump([counting, Evil()], f, protocol=4)
torch.save({"logits": torch.zeros(1), "then": Evil()}, path("evil.pt"))

tensor = torch.arange(12).reshape(2, 2, 3)
torch.save(tensor.float(), path("tensor.pt"))
torch.save(tensor.float(), path("legacy.pt"), _use_new_zipfile_serialization=False)
with open(path("tensors.pkl"), "wb") as f:
    pickle.dump([{"pred": tensor.half()}, {"pred": tensor.float()[1]}], f, protocol=4)
both = torch.arange(24).float()
torch.save(collections.OrderedDict(
    epoch=3, note="text", nothing=None,
    half=tensor.half(), bfloat16=tensor.bfloat16(), double=tensor.double(), long=tensor, int=tensor.int(),
    short=tensor.short(), char=tensor.to(torch.int8), byte=tensor.byte(), bool=tensor % 2 == 1,
    state={"weight": torch.nn.Parameter(tensor.float()), "list": [tensor.float(), (tensor.int(),)]},
    numpy=counting.astype("<f4"),
), path("many.pt"))
torch.save({
    "second": both[12:].reshape(2, 2, 3),
    "permuted": tensor.float().permute(2, 0, 1),
    "channels_last": tensor.float()[None].contiguous(memory_format=torch.channels_last),
    "transposed": tensor.float().permute(2, 1, 0),
    "every_second": both.reshape(2, 2, 6)[:, :, ::2],
    "scalar": torch.tensor(7.5),
    "empty": torch.zeros(0, 3),
}, path("views.pt"))
torch.save({"expanded": torch.ones(1).expand(1000000, 1000000)}, path("expanded.pt"))
torch.save({"complex": torch.zeros(2, dtype=torch.complex64)}, path("complex.pt"))
torch.jit.save(torch.jit.script(torch.nn.Identity()), path("compiled.pt"))

affine = np.eye(4)
volume = np.arange(24).reshape(2, 3, 4)
nibabel.save(nibabel.Nifti1Image(volume.astype("<i2"), affine), path("volume.nii"))
nibabel.save(nibabel.Nifti1Image(volume.astype("<f4"), affine), path("volume.nii.gz"))
scaled = nibabel.Nifti1Image(volume.astype("<f8"), affine)
scaled.set_data_dtype(np.uint8)
scaled.header.set_slope_inter(0.5, -1)
nibabel.save(scaled, path("scaled.nii"))

with h5py.File(path("plain.h5"), "w") as f:
    f["logits"] = counting.astype("<f4")
    f["group/labels"] = counting[0].astype(">i2")
    f["group/half"] = counting.astype("<f2")
    f["group/name"] = "a text"
    f.create_dataset("packed", data=np.arange(600).reshape(6, 10, 10).astype("<f8"), chunks=(2, 4, 5),
                     compression="gzip", shuffle=True)
    f.create_dataset("edges", data=np.arange(1470).reshape(2, 15, 7, 7).astype(">i4"), chunks=(1, 4, 3, 5),
                     compression="gzip")
    f.create_dataset("lzf", data=np.arange(600).reshape(6, 10, 10).astype("u2"), chunks=(2, 4, 5), compression="lzf")
    f.create_dataset("flags", data=counting[0] % 2 == 1)
with h5py.File(path("new.h5"), "w", libver="latest") as f:
    f.create_dataset("a", data=counting.astype("u1"), chunks=(1, 2, 3), compression="gzip", fletcher32=True)
    f["b"] = counting.astype("<i8")
    f.create_dataset("c", data=np.arange(1470).reshape(2, 15, 7, 7).astype("u2"), chunks=(2, 4, 3, 5), maxshape=(None, 15, 7, 7))
    f.create_dataset("d", data=np.arange(1470).reshape(2, 15, 7, 7).astype(">u2"), chunks=(2, 15, 7, 7))

pages = np.array([[[-0.25, 1.5, 2], [3, 4, 5]], [[6, 7, 8], [9, 10, 1e30]]])
for dtype in ("f2", "f4", "f8"):
    tifffile.imwrite(path(f"pages-{dtype}.tif"), np.where(pages > 1e29, 11, pages).astype(dtype), photometric="minisblack", metadata=None)
tifffile.imwrite(path("pages-f4-deflate.tif"), counting.astype("f4"), photometric="minisblack", metadata=None, compression="zlib", predictor=False)
tifffile.imwrite(path("pages-big-endian.tif"), counting.astype("f4"), photometric="minisblack", metadata=None, byteorder=">")
tifffile.imwrite(path("pages-bigtiff.tif"), counting.astype("f4"), photometric="minisblack", metadata=None, bigtiff=True)
tifffile.imwrite(path("pages-u2.tif"), (counting * 5957).astype("u2"), photometric="minisblack", metadata=None)
tifffile.imwrite(path("pages-u1.tif"), counting.astype("u1"), photometric="minisblack", metadata=None)
tifffile.imwrite(path("samples-f4.tif"), counting.astype("f4").transpose(1, 2, 0), photometric="minisblack", metadata=None, planarconfig="contig")
tifffile.imwrite(path("planes-f4.tif"), counting.astype("f4"), photometric="minisblack", metadata=None, planarconfig="separate")
tifffile.imwrite(path("tiled-f4.tif"), np.arange(32 * 48).reshape(32, 48).astype("f4"), photometric="minisblack", metadata=None, tile=(16, 16))
tifffile.imwrite(path("one-page-f4.tif"), counting[1].astype("f4"), photometric="minisblack", metadata=None)
tifffile.imwrite(path("colour-planes-f4.tif"), np.arange(18).reshape(3, 2, 3).astype("f4"), photometric="rgb", metadata=None, planarconfig="separate")
