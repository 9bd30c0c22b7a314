package org.jaccardlab.verify;

/** Everything that is known not to be covered, in one place. A case is skipped for one of these reasons or not at all. */
enum KnownSkip {

    /** Sets may hold families of the future. */
    UNKNOWN_FAMILY("the family is not known here"),

    /**
     * A case flagged {@code loss_not_finite} whose expected loss is NaN or infinite, such as nothing divided by nothing
     * where all pixels are ignored: we give the limit on purpose.
     */
    NOT_FINITE("the reference gives no finite number, where the limit is given here"),

    /**
     * Targets of several channels that are ignored in some of a pixel's channels, where one loss is made of all channels (a
     * power of their mean): a keep mask speaks of whole pixels, and the channels cannot be taken one by one.
     */
    SINGLE_CHANNELS("ignores single channels of a pixel under a loss that does not take channels one by one");

    /** The flag that goes with {@link #NOT_FINITE}. */
    static final String NOT_FINITE_FLAG = "loss_not_finite";

    private final String reason;

    KnownSkip(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
