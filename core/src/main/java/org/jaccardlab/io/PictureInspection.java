package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.coding.CodingGuess;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelCoding.Plain;
import org.jaccardlab.coding.LabelFacts;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.raster.Region;
import org.jspecify.annotations.Nullable;

/** Looks at the values of a picture that could hold labels. */
final class PictureInspection {

    /** A grey picture with more shades than this is taken for a photo. */
    private static final int MOST_SHADES = 64;
    private static final int MOST_COLOURS = 64;

    private PictureInspection() {
    }

    /**
     * A picture.
     *
     * @param labels the values of one that holds labels or shares
     */
    record Look(Inspection.Picture picture, Optional<LabelFacts> labels) {
    }

    static Look of(Path file, PictureHeader header, Region region, List<String> warnings)
            throws IOException {
        if (!header.holdsLabels()) {
            return new Look(photo(file, header, region, warnings), Optional.empty());
        }
        LabelRaster raster;
        try {
            raster = LabelRaster.read(file, header, region);
        } catch (UnreadableFileException e) {
            // Transparent pixels make no labels but may make a photo; damage is damage for both.
            return new Look(photo(file, header, region, warnings), Optional.empty());
        }
        LabelFacts facts = raster.facts();
        CodingGuess guess = CodingGuess.of(facts, ClassTableCatalogue.all());
        boolean matte = guess.coding().isPresent() && guess.coding().get() == Plain.MATTE;
        if (guess.coding().isEmpty()
                || !matte && facts.form() == LabelFacts.Form.GREY && facts.counts().size() > MOST_SHADES) {
            return new Look(picture(header, "photo", List.of(), null, null), Optional.empty());
        }
        if (guess.coding().get() == Plain.MASK && facts.bits() != 16) {
            warnings.add(UnreadableFileException.name(file)
                    + " holds only 0 and 255: where there are one or two classes it is read as a mask, otherwise 255"
                    + " does not count.");
        }
        return new Look(labels(header, facts, guess), Optional.of(facts));
    }

    private static Inspection.Picture labels(PictureHeader header, LabelFacts facts, CodingGuess guess) {
        LabelCoding found = guess.coding().orElseThrow();
        if (found == Plain.MATTE) {
            return picture(header, "matte", List.of(), null, coding(guess));
        }
        return facts.form() == LabelFacts.Form.COLOURS
                ? picture(header, "labels", List.of(), colours(facts, found), coding(guess))
                : picture(header, "labels", facts.counts().stream()
                        .map(count -> new Inspection.LabelCount(count.value(), count.pixels())).toList(), null,
                        coding(guess));
    }

    private static Inspection.Picture photo(Path file, PictureHeader header, Region region, List<String> warnings)
            throws IOException {
        // Only decoding shows whether the rest of the file is sound.
        BufferedImage decoded = PictureDecoder.decode(file, header, region, warnings::add);
        decoded.flush();
        return picture(header, "photo", List.of(), null, null);
    }

    private static Inspection.Picture picture(PictureHeader header, String kind, List<Inspection.LabelCount> labels,
            @Nullable List<Inspection.ColourCount> colours,
            Inspection.@Nullable Coding coding) {
        return new Inspection.Picture(header.size().width(), header.size().height(), header.colour(), kind, labels,
                colours, coding);
    }

    private static Inspection.Coding coding(CodingGuess guess) {
        OptionalInt ignore = guess.ignore();
        return new Inspection.Coding(guess.coding().map(LabelCoding::text).orElse("unknown"), guess.reason(),
                guess.certain(), guess.others().stream().map(LabelReading::text).toList(),
                guess.names().map(LabelTable::name).orElse(null), ignore.isPresent() ? ignore.getAsInt() : null);
    }

    private static List<Inspection.ColourCount> colours(LabelFacts facts, LabelCoding coding) {
        LabelTable table = coding.table().orElseThrow();
        return facts.counts().stream().sorted(Comparator.comparingLong(LabelFacts.Count::pixels).reversed())
                .limit(MOST_COLOURS).map(count -> {
                    Optional<LabelTable.Row> exact = Optional.ofNullable(table.byColour().get(count.value()));
                    String near = table.nearest(count.value())
                            .map(row -> row.name() + " " + LabelTable.hex(row.rgb().orElseThrow())).orElse(null);
                    return new Inspection.ColourCount(LabelTable.hex(count.value()), count.pixels(),
                            exact.map(LabelTable.Row::name).orElse(null), exact.isPresent() ? null : near);
                }).toList();
    }
}
