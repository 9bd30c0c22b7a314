package org.jaccardlab.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jaccardlab.io.pickle.Globals;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;
import org.jspecify.annotations.Nullable;

/**
 * The Python names that describe arrays and tensors, and no others. Most of them do nothing but name a type; the few that
 * are called make a value of ours.
 */
final class PickledGlobals implements Globals {

    /** What a tensor's storage is called by, and where it lies. */
    @FunctionalInterface
    interface Storages {
        TorchStorage find(@Nullable ElementType type, String key, long count) throws IOException;
    }

    private static final Set<String> NAMED = Set.of("numpy.ndarray", "torch.Size", "torch.device",
            "torch.storage.UntypedStorage", "torch.Tensor", "torch.nn.parameter.Parameter");
    private static final Set<String> CALLED = Set.of("numpy.core.multiarray._reconstruct",
            "numpy.core.multiarray.scalar", "numpy.core.numeric._frombuffer", "numpy.dtype", "_codecs.encode",
            "collections.OrderedDict", "builtins.set", "builtins.frozenset", "builtins.list", "builtins.tuple",
            "builtins.dict", "builtins.bytes", "builtins.bytearray", "torch._utils._rebuild_tensor",
            "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor_v3", "torch._utils._rebuild_parameter",
            "torch.storage._load_from_bytes", "torch.Size", "torch.device");
    private static final Map<String, ElementType> TORCH_TYPES = Map.ofEntries(
            Map.entry("float16", ElementType.F2), Map.entry("bfloat16", ElementType.BF16),
            Map.entry("float32", ElementType.F4), Map.entry("float64", ElementType.F8),
            Map.entry("int8", ElementType.I1), Map.entry("int16", ElementType.I2),
            Map.entry("int32", ElementType.I4), Map.entry("int64", ElementType.I8),
            Map.entry("uint8", ElementType.U1), Map.entry("uint16", ElementType.U2),
            Map.entry("uint32", ElementType.U4), Map.entry("uint64", ElementType.U8),
            Map.entry("bool", ElementType.B1));

    private final ByteSource source;
    private final Storages storages;
    /** Whether a whole PyTorch file may lie in this source. */
    private final boolean nesting;

    /**
     * @param source of the pickle
     * @param storages of its tensors
     */
    PickledGlobals(ByteSource source, Storages storages, boolean nesting) {
        this.source = source;
        this.storages = storages;
        this.nesting = nesting;
    }

    /** A pickle with no tensors, or with each tensor's storage written into it. */
    static PickledGlobals of(ByteSource source) {
        return new PickledGlobals(source, (type, key, count) -> {
            throw new PickleException("names a tensor that lies in no file", "save it with torch.save");
        }, true);
    }

    /** Python 2 and 3 and the versions of NumPy have different names for the same. */
    private static String plain(PyValue.Global name) {
        return name.toString().replaceFirst("^__builtin__\\.", "builtins.").replaceFirst("^numpy\\._core\\.",
                "numpy.core.");
    }

    @Override
    public void admit(PyValue.Global name) throws PickleException {
        String plain = plain(name);
        boolean torch = name.module().equals("torch")
                && (name.name().endsWith("Storage") || TORCH_TYPES.containsKey(name.name()));
        if (!NAMED.contains(plain) && !CALLED.contains(plain) && !torch) {
            throw new PickleException("holds the Python object " + cut(plain)
                    + ", and nothing but plain arrays is opened", "save plain tensors or NumPy arrays");
        }
    }

    private static String cut(String word) {
        return word.length() > 80 ? word.substring(0, 80) + "..." : word;
    }

    @Override
    public PyValue call(PyValue.Global name, PyValue.Sequence arguments) throws IOException {
        String plain = plain(name);
        Arguments given = new Arguments(arguments.items());
        return switch (plain) {
            case "numpy.core.multiarray._reconstruct" -> new PyValue.Made(new PickledArray(source));
            case "numpy.core.numeric._frombuffer" -> fromBuffer(given);
            case "numpy.dtype" -> new PyValue.Made(PickledDtype.of(PickledNumbers.text(given.at(0))));
            // A single number is no array that anybody would look at, nor is a device.
            case "numpy.core.multiarray.scalar", "torch.device" -> PyValue.None.NONE;
            case "_codecs.encode" -> encoded(given);
            case "builtins.bytes", "builtins.bytearray" -> bytes(given);
            case "collections.OrderedDict", "builtins.dict" -> dict(given);
            case "builtins.set", "builtins.frozenset", "builtins.list", "builtins.tuple", "torch.Size" -> given
                    .isEmpty() ? new PyValue.Sequence(new ArrayList<>()) : given.at(0);
            case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" -> tensor(given, null);
            case "torch._utils._rebuild_tensor_v3" -> tensor(given, torchType(given.at(6)));
            case "torch._utils._rebuild_parameter" -> given.at(0);
            case "torch.storage._load_from_bytes" -> nested(PickledNumbers.bytes(given.at(0)));
            default -> throw new PickleException("makes something of " + cut(plain), "save plain tensors or arrays");
        };
    }

    private PyValue fromBuffer(Arguments given) throws IOException {
        PickledArray array = new PickledArray(source);
        boolean fortran = given.size() > 3 && PickledNumbers.text(given.at(3)).equals("F");
        array.fill(given.at(2), given.at(1), fortran, given.at(0));
        return new PyValue.Made(array);
    }

    private static PyValue encoded(Arguments given) throws IOException {
        String coding = PickledNumbers.text(given.at(1)).toLowerCase(Locale.ROOT);
        if (given.at(0) instanceof PyValue.Text text && (coding.equals("latin1") || coding.equals("latin-1"))) {
            return text.bytes();
        }
        throw PickleException.damaged("bytes written as something else");
    }

    private static PyValue bytes(Arguments given) throws IOException {
        if (given.isEmpty()) {
            return new PyValue.Bytes(0, 0, false);
        }
        return given.at(0) instanceof PyValue.Text text ? text.bytes() : PickledNumbers.bytes(given.at(0));
    }

    /** Old pickles give the items as a list of pairs. */
    private static PyValue dict(Arguments given) throws IOException {
        PyValue.Dict dict = new PyValue.Dict(new ArrayList<>());
        if (!given.isEmpty() && given.at(0) instanceof PyValue.Sequence pairs) {
            for (PyValue pair : pairs.items()) {
                if (pair instanceof PyValue.Sequence both && both.items().size() == 2) {
                    dict.items().add(new PyValue.Item(both.items().get(0), both.items().get(1)));
                }
            }
        }
        return dict;
    }

    private static PyValue tensor(Arguments given, @Nullable ElementType type) throws IOException {
        if (!(given.at(0) instanceof PyValue.Made(TorchStorage storage))) {
            throw PickleException.damaged("a tensor without numbers");
        }
        TorchTensor tensor = new TorchTensor(storage, storage.type(type), PickledNumbers.whole(given.at(1)),
                PickledNumbers.longs(given.at(2)), PickledNumbers.longs(given.at(3)));
        tensor.check();
        return new PyValue.Made(tensor);
    }

    private static ElementType torchType(PyValue value) throws PickleException {
        ElementType type = value instanceof PyValue.Global name ? TORCH_TYPES.get(name.name()) : null;
        if (type == null) {
            throw PickleException.damaged("a tensor without a type");
        }
        return type;
    }

    /** A storage that was saved as a small PyTorch file within the pickle. */
    private PyValue nested(PyValue.Bytes bytes) throws IOException {
        if (!nesting) {
            throw PickleException.damaged("files within files");
        }
        ByteSource inner = source.within(bytes);
        try (InputStream in = new BufferedInputStream(inner.open(0, Long.MAX_VALUE))) {
            return new LegacyTorch(inner).read(in);
        }
    }

    @Override
    public void build(PyValue value, PyValue state) throws IOException {
        if (value instanceof PyValue.Made made && state instanceof PyValue.Sequence sequence) {
            if (made.object() instanceof PickledArray array) {
                array.build(sequence);
                return;
            }
            if (made.object() instanceof PickledDtype dtype) {
                dtype.build(sequence);
                return;
            }
        }
        // What else an ordered dictionary or a tensor remembers is not asked for.
        if (!(value instanceof PyValue.Dict) && !(value instanceof PyValue.Made)) {
            throw PickleException.damaged("a state of what has none");
        }
    }

    @Override
    public PyValue persistent(PyValue id) throws IOException {
        if (!(id instanceof PyValue.Sequence parts) || parts.items().size() < 5
                || !(parts.items().get(1) instanceof PyValue.Global kind)) {
            throw PickleException.damaged("a tensor that lies nowhere");
        }
        return new PyValue.Made(storages.find(TorchStorage.type(kind), PickledNumbers.text(parts.items().get(2)),
                PickledNumbers.whole(parts.items().get(4))));
    }

    /** What a function was called with. */
    private record Arguments(List<PyValue> items) {

        int size() {
            return items.size();
        }

        boolean isEmpty() {
            return items.isEmpty();
        }

        PyValue at(int index) throws PickleException {
            if (index >= items.size()) {
                throw PickleException.damaged("a call with too few arguments");
            }
            return items.get(index);
        }
    }
}
