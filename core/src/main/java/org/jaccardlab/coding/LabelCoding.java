package org.jaccardlab.coding;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** How the values or colours of a label file become class indices, or pixels that do not count. */
public sealed interface LabelCoding {

    /** What {@link #coder} makes of a value whose pixels do not count. */
    int IGNORED = -1;
    /** What {@link #coder} makes of a value that this coding does not know. */
    int UNKNOWN = -2;

    /** As it is typed: "mask", "values:cityscapes", "colours:voc". */
    String text();

    /** The table that says what the classes are, if there is one. */
    default Optional<LabelTable> table() {
        return Optional.empty();
    }

    /**
     * From a value to its class index, {@link #IGNORED} or {@link #UNKNOWN}.
     *
     * @param ignore the value that the user says does not count; heeded by codings of class indices, and of values that a
     *        table does not know, because the others say themselves what does not count
     */
    IntUnaryOperator coder(int ignore);

    /** Codings that need no table. */
    enum Plain implements LabelCoding {
        /** Values are class indices. */
        INDICES {
            @Override
            public IntUnaryOperator coder(int ignore) {
                return value -> value == ignore ? IGNORED : value < 0 ? UNKNOWN : value;
            }
        },
        /** Values are class indices; negative ones, and 65535, which is -1 in 16 bits, do not count. */
        NEGATIVE_IGNORED {
            @Override
            public IntUnaryOperator coder(int ignore) {
                return value -> value == ignore || value < 0 || value == 0xffff ? IGNORED : value;
            }
        },
        /** 0 does not count, k is class k - 1. */
        SHIFTED {
            @Override
            public IntUnaryOperator coder(int ignore) {
                return value -> value == ignore || value == 0 ? IGNORED : value < 0 ? UNKNOWN : value - 1;
            }
        },
        /** 0 is class 0; 255, or 65535, is class 1. */
        MASK {
            @Override
            public IntUnaryOperator coder(int ignore) {
                return value -> switch (value) {
                    case 0 -> 0;
                    case 0xff, 0xffff -> 1;
                    default -> UNKNOWN;
                };
            }
        },
        /** 0 is class 0, 255 is class 1, 127 and 128 are unknown and do not count. */
        TRIMAP {
            @Override
            public IntUnaryOperator coder(int ignore) {
                return value -> switch (value) {
                    case 0 -> 0;
                    case 0xff -> 1;
                    case 0x7f, 0x80 -> IGNORED;
                    default -> UNKNOWN;
                };
            }
        },
        /** 1 is the object, class 1; 2 what is around it, class 0; 3 the border, which does not count. */
        TRIMAP_123 {
            @Override
            public IntUnaryOperator coder(int ignore) {
                return value -> switch (value) {
                    case 1 -> 1;
                    case 2 -> 0;
                    case 3 -> IGNORED;
                    default -> UNKNOWN;
                };
            }
        },
        /** From 0 to the largest value that the file's bits can hold: the share of class 1, the rest is class 0. */
        MATTE {
            @Override
            public IntUnaryOperator coder(int ignore) {
                return value -> UNKNOWN;
            }
        };

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Values are those of a table. */
    record ByValue(LabelTable labels) implements LabelCoding {

        @Override
        public String text() {
            return "values:" + labels.name();
        }

        @Override
        public Optional<LabelTable> table() {
            return Optional.of(labels);
        }

        @Override
        public IntUnaryOperator coder(int ignore) {
            Map<Integer, LabelTable.Row> rows = labels.byValue();
            return value -> value == ignore && !rows.containsKey(value)
                    ? IGNORED
                    : code(Optional.ofNullable(rows.get(value)));
        }
    }

    /**
     * Colours are those of a table.
     *
     * @param tolerance colours that are in no row are read as the nearest one if no channel differs by more than this
     */
    record ByColour(LabelTable labels, int tolerance) implements LabelCoding {

        /** Only colours that are in the table are read. */
        public ByColour(LabelTable labels) {
            this(labels, 0);
        }

        @Override
        public String text() {
            return "colours:" + labels.name() + (tolerance == 0 ? "" : "~" + tolerance);
        }

        @Override
        public Optional<LabelTable> table() {
            return Optional.of(labels);
        }

        @Override
        public IntUnaryOperator coder(int ignore) {
            Map<Integer, LabelTable.Row> rows = labels.byColour();
            return rgb -> {
                LabelTable.Row row = rows.get(rgb);
                return code(row != null
                        ? Optional.of(row)
                        : labels.nearest(rgb).filter(near -> labels.tolerance(rgb) <= tolerance));
            };
        }
    }

    private static int code(Optional<LabelTable.Row> row) {
        return row.map(LabelTable.Row::cls).map(cls -> cls.orElse(IGNORED)).orElse(UNKNOWN);
    }
}
