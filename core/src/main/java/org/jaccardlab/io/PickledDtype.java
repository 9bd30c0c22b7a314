package org.jaccardlab.io;

import java.nio.ByteOrder;
import java.util.Optional;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;

/** A NumPy type in a pickle: named first, its byte order said afterwards. */
final class PickledDtype {

    private final ElementType type;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    private PickledDtype(ElementType type) {
        this.type = type;
    }

    /** @param code "f4" */
    static PickledDtype of(String code) throws PickleException {
        Optional<ElementType> type = ElementType.named(code);
        if (type.isEmpty()) {
            throw new PickleException(switch (code.isEmpty() ? ' ' : code.charAt(0)) {
                case 'O' -> "holds an array of Python objects, which are never opened";
                case 'U', 'S' -> "holds an array of text";
                case 'V' -> "holds records with named fields";
                case 'c' -> "holds complex numbers";
                default -> "holds numbers of the type " + UnreadableFileException.quoted(code) + ", which is not read";
            }, "save plain numbers, for example with astype(\"float32\")");
        }
        return new PickledDtype(type.get());
    }

    /** @param state version, byte order, and what only stranger types have */
    void build(PyValue.Sequence state) throws PickleException {
        if (state.items().size() > 1 && state.items().get(1) instanceof PyValue.Text mark) {
            order = mark.value().equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            return;
        }
        throw PickleException.damaged("a type without byte order");
    }

    ElementType type() {
        return type;
    }

    ByteOrder order() {
        return order;
    }
}
