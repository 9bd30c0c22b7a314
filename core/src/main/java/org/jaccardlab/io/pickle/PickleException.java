package org.jaccardlab.io.pickle;

import java.io.IOException;

/** A pickle that is damaged, or holds what is not admitted. */
public final class PickleException extends IOException {

    private final String remedy;

    /**
     * @param finding a clause that continues the file's name: "holds the Python object os.system"
     * @param remedy what to do about it, without a full stop
     */
    public PickleException(String finding, String remedy) {
        super(finding);
        this.remedy = remedy;
    }

    /** A pickle whose parts do not fit together. */
    public static PickleException damaged(String finding) {
        return new PickleException("is a damaged pickle with " + finding, "save it again");
    }

    public String finding() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
