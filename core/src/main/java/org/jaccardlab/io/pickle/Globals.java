package org.jaccardlab.io.pickle;

import java.io.IOException;

/** Decides which Python names a pickle may use, and what comes of calling them. */
public interface Globals {

    /** @throws PickleException if the name is not admitted */
    void admit(PyValue.Global name) throws PickleException;

    /** What comes of calling an admitted name; asked for {@code __reduce__} and {@code __new__} alike. */
    PyValue call(PyValue.Global name, PyValue.Sequence arguments) throws IOException;

    /** Gives a value its state, as {@code __setstate__} does. */
    void build(PyValue value, PyValue state) throws IOException;

    /** What stands for something that lies outside the pickle. */
    PyValue persistent(PyValue id) throws IOException;
}
