package org.jaccardlab.document;

/** A field that does not hold what it should. */
public final class WrongFieldException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String finding;

    /**
     * @param field where it is: "settings.terms[0].weight"; empty for the whole document
     * @param finding what is wrong, a clause that continues its name: "must lie in 0 to 1 but is 7"
     */
    WrongFieldException(String field, String finding) {
        super((field.isEmpty() ? "the document" : "the field \"" + field + "\"") + " " + finding);
        this.field = field;
        this.finding = finding;
    }

    /** What is wrong, without saying where: a clause that continues the name of the field or of the file. */
    public String finding() {
        return field.isEmpty() ? finding : "has the field \"" + field + "\", which " + finding;
    }

    /** The same field seen from one level further out. */
    WrongFieldException within(String outer) {
        return new WrongFieldException(
                field.isEmpty() || field.startsWith("[") ? outer + field : outer + "." + field, finding);
    }
}
