package org.jaccardlab.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Dml2;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.SoftJaccardL2;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Sums;

/** Losses of two vectors by their definition: the algebra alone, without any engine. */
final class ClosedFormFamily implements Family {

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException {
        double[] x = vector(golden, folder, "x");
        double[] y = vector(golden, folder, "y");
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " entries but y has " + y.length);
        }
        OverlapLoss loss = loss(CaseParameters.of(golden, List.of("name", "formula")).text("name"));
        Sums sums = Sums.NONE;
        for (int i = 0; i < x.length; i++) {
            sums = sums.plus(Sums.ofPixel(x[i], y[i], loss.norm()));
        }
        GroupLoss result = loss.of(sums);
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            gradient[i] = result.part().slope().slope(x[i], y[i], loss.norm());
        }
        return new Answer(Map.of("loss", result.value()), Map.of("x", gradient));
    }

    private static double[] vector(GoldenCase golden, Path folder, String role) throws IOException {
        double[] values = golden.input(folder, role).values();
        for (double value : values) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(role + " holds " + value + ", wanted entries of 0 to 1");
            }
        }
        return values;
    }

    private static OverlapLoss loss(String name) {
        return switch (name) {
            case "JML1" -> new Jml1(0);
            case "JML2" -> new Jml2(0);
            case "SJL_L1" -> new SoftJaccard(0);
            case "SJL_L2" -> new SoftJaccardL2(0);
            case "DML1" -> new Dml1(0);
            case "DML2" -> new Dml2(0);
            default -> throw new IllegalArgumentException("there is no closed form \"" + name + "\" here");
        };
    }
}
