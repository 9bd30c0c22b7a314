package org.jaccardlab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.figure.Sheet.Placed;
import org.jaccardlab.picture.Content;
import org.jaccardlab.raster.Size;

/** Finds the place of everything in a figure. Places are counted from the top left corner within the margin. */
final class FigureLayout {

    /** The narrowest figure, in em: a caption in narrower columns falls apart. */
    private static final double NARROWEST = 24;
    /** The narrowest title of a picture, in em. */
    private static final double NARROWEST_TITLE = 12;

    private static final double MARGIN = 1.1;
    private static final double GAP = 1.1;
    private static final double BETWEEN_COLUMNS = 1.6;
    private static final double UNDER_TITLE = 0.35;

    private final Figure figure;
    private final Style style;
    private final Lettering lettering;
    private final int gap;
    private final List<Cell> cells;
    private final List<Placed> blocks = new ArrayList<>();

    /** A picture, what stands above it and what stands beside it. */
    private record Cell(Optional<TextBlock> title, PictureBlock picture, Optional<Block> key) {

        int width(int gap) {
            int beside = key.map(block -> gap + block.width()).orElse(0);
            return Math.max(picture.width() + beside, title.map(TextBlock::width).orElse(0));
        }

        int height() {
            return Math.max(picture.height(), key.map(Block::height).orElse(0));
        }
    }

    FigureLayout(Figure figure) {
        this.figure = figure;
        this.style = figure.style();
        List<PictureBlock> pictures = figure.panels().stream()
                .map(panel -> new PictureBlock(panel, style.upscale(), style.paper(), !figure.isBare())).toList();
        this.lettering = Lettering.besides(typical(pictures), style.paper());
        this.gap = lettering.ems(GAP);
        this.cells = pictures.stream().map(this::cell).toList();
    }

    /** Type goes by the width of the figure and the height of a picture: a row of pictures is printed on one page, too. */
    private Size typical(List<PictureBlock> pictures) {
        int columns = Math.min(style.columns(), pictures.size());
        long width = columns * pictures.stream().mapToLong(PictureBlock::width).max().orElseThrow();
        int height = pictures.stream().mapToInt(PictureBlock::height).max().orElseThrow();
        return new Size(height, (int) Math.min(width, Integer.MAX_VALUE / Math.max(1, height)));
    }

    private Cell cell(PictureBlock picture) {
        Panel panel = picture.panel();
        Optional<TextBlock> title = style.titles()
                ? Optional.of(TextBlock.of(panel.title(),
                        Math.max(picture.width(), lettering.ems(NARROWEST_TITLE)), lettering))
                : Optional.empty();
        Optional<Block> key = style.keys() == Keys.OWN
                ? Key.of(panel, style.titles()).map(own -> own.block(picture.height(), lettering, style.upscale()))
                : Optional.empty();
        return new Cell(title, picture, key);
    }

    Sheet sheet() {
        Extent grid = placeGrid();
        Extent pictures = style.keys() == Keys.SHARED ? placeSharedKeys(grid) : grid;
        int bottom = placeReserved(pictures.bottom());
        int width = Math.max(pictures.right(), figure.isBare() ? 0 : lettering.ems(NARROWEST));
        if (!figure.caption().isBlank()) {
            TextBlock caption = TextBlock.of(figure.caption(), width, lettering);
            blocks.add(new Placed(caption, 0, bottom + gap));
        }
        int down = 0;
        if (!figure.title().isBlank()) {
            TextBlock title = TextBlock.large(figure.title(), width, lettering);
            down = title.height() + gap / 2;
            blocks.add(new Placed(title, 0, -down));
        }
        return sheet(down);
    }

    /** @param down how far everything moves to make room for the title */
    private Sheet sheet(int down) {
        int margin = figure.isBare() ? 0 : lettering.ems(MARGIN);
        List<Placed> moved = blocks.stream().map(placed -> placed.movedBy(margin, margin + down)).toList();
        long width = margin + moved.stream().mapToLong(Placed::right).max().orElseThrow();
        long height = margin + moved.stream().mapToLong(Placed::bottom).max().orElseThrow();
        if (width * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the figure would be " + width + " x " + height
                    + " pixels, which no picture can be: choose fewer panes or a smaller scale");
        }
        return new Sheet(figure.title().strip(), new Size((int) height, (int) width), moved,
                style.transparent() ? Optional.empty() : Optional.of(style.paper().ground()));
    }

    private record Extent(int right, int bottom) {
    }

    /** Pictures of a row stand on one line below their titles, those of a column on one line at their left. */
    private Extent placeGrid() {
        int columns = Math.min(style.columns(), cells.size());
        int between = figure.isBare() ? gap : lettering.ems(BETWEEN_COLUMNS);
        int[] left = new int[columns + 1];
        for (int c = 0; c < columns; c++) {
            int widest = column(c, columns).map(i -> cells.get(i).width(gap)).max().orElseThrow();
            left[c + 1] = left[c] + widest + between;
        }
        int top = 0;
        int bottom = 0;
        for (int first = 0; first < cells.size(); first += columns) {
            List<Cell> row = cells.subList(first, Math.min(first + columns, cells.size()));
            int titles = row.stream().mapToInt(cell -> cell.title().map(TextBlock::height).orElse(0)).max()
                    .orElseThrow();
            int pictureTop = top + titles + (titles > 0 ? lettering.ems(UNDER_TITLE) : 0);
            for (int c = 0; c < row.size(); c++) {
                place(row.get(c), left[c], pictureTop);
            }
            bottom = pictureTop + row.stream().mapToInt(Cell::height).max().orElseThrow();
            top = bottom + gap;
        }
        return new Extent(left[columns] - between, bottom);
    }

    private IntStream column(int c, int columns) {
        return IntStream.range(0, cells.size()).filter(i -> i % columns == c);
    }

    private void place(Cell cell, int left, int pictureTop) {
        cell.title().ifPresent(title -> blocks.add(
                new Placed(title, left, pictureTop - lettering.ems(UNDER_TITLE) - title.height())));
        blocks.add(new Placed(cell.picture(), left, pictureTop));
        cell.key().ifPresent(
                key -> blocks.add(new Placed(key, left + cell.picture().width() + gap, pictureTop)));
    }

    /** One below the other as long as there are pictures beside them, then in a further column. */
    private Extent placeSharedKeys(Extent grid) {
        List<Key> keys = Key.sharedBy(figure.panels());
        int top = blocks.stream().filter(placed -> placed.block() instanceof PictureBlock).mapToInt(Placed::y).min()
                .orElseThrow();
        int beside = keys.size() == 1 ? grid.bottom() - top : cells.getFirst().picture().height();
        int left = grid.right() + gap;
        int right = grid.right();
        int y = top;
        int bottom = grid.bottom();
        for (Key key : keys) {
            Block block = key.block(beside, lettering, style.upscale());
            if (y > top && y + block.height() > grid.bottom()) {
                left = right + gap;
                y = top;
            }
            blocks.add(new Placed(block, left, y));
            right = Math.max(right, left + block.width());
            y += block.height() + gap;
            bottom = Math.max(bottom, y - gap);
        }
        return new Extent(right, bottom);
    }

    /** What hatch and magenta mean, once for all pictures of numbers; legends say it themselves. */
    private int placeReserved(int bottom) {
        List<Content.Scalar> scalars = figure.panels().stream().map(Panel::content)
                .filter(Content.Scalar.class::isInstance).map(Content.Scalar.class::cast).toList();
        if (style.keys() == Keys.NONE || scalars.isEmpty()) {
            return bottom;
        }
        ReservedBlock reserved = ReservedBlock.of(scalars, lettering,
                figure.panels().getFirst().hatch(style.upscale()));
        if (reserved.width() == 0) {
            return bottom;
        }
        blocks.add(new Placed(reserved, 0, bottom + gap));
        return bottom + gap + reserved.height();
    }
}
