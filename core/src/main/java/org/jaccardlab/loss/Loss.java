package org.jaccardlab.loss;

import java.util.List;

/**
 * A segmentation loss with its parameters fixed. Each is a record: its components are its parameters, its no-argument
 * constructor their defaults, its {@code equals} tells whether anything changed.
 */
public sealed interface Loss permits OverlapLoss, PixelLoss, RankLoss {

    /** Every loss the workbench offers, with default parameters, in menu order. */
    static List<Loss> catalogue() {
        return List.of(new Jml1(), new Jml2(), new SoftJaccard(), new SoftJaccardL2(), new Dml1(), new Dml2(),
                new SoftDice(), new SoftDiceL2(), new Tversky(), new OrdinaryTversky(), new FocalTversky(),
                new GeneralizedDice(), new Mcc(), new CrossEntropy(), new KullbackLeibler(), new Focal(),
                new BinaryCrossEntropy(), new LovaszSoftmax(),
                new LovaszHinge());
    }

    /**
     * The loss of this id with default parameters.
     *
     * @throws IllegalArgumentException naming the ids there are
     */
    static Loss withId(String id) {
        return catalogue().stream().filter(loss -> loss.id().equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no loss \"" + id + "\": choose one of "
                        + String.join(", ", catalogue().stream().map(Loss::id).toList())));
    }

    /** Lower case with hyphens, for the command line and files: {@code soft-jaccard}. */
    String id();

    /** As papers write it: "Soft Jaccard (L1)". */
    String title();

    /** The formula in one line of plain text, in the sums X, Y, D, I of the dossier's notation. */
    String formula();

    /** One sentence: what is particular about it. */
    String about();

    /** Whether the prediction that equals a soft target is a minimum of the loss. */
    boolean acceptsSoftTargets();

    /** Whether every class must be a sigmoid of its own. */
    default boolean needsSigmoid() {
        return false;
    }

    /** Whether it makes no sense on a soft target. */
    default boolean needsHardTarget() {
        return false;
    }

    /** How its shares add up. */
    default Sharing sharing() {
        return Sharing.EXACT;
    }

    /** Whether a pixel's share of one class can be below 0. */
    default boolean canShareBelowZero() {
        return false;
    }

    /** The loss as the record it is, for {@link org.jaccardlab.parameter.Parameters}. */
    default Record asRecord() {
        return (Record) this;
    }
}
