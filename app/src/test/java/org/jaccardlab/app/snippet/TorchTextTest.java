package org.jaccardlab.app.snippet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.BinaryCrossEntropy;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml2;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.OrdinaryTversky;
import org.jaccardlab.loss.SoftDiceL2;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.preset.JdtLoss;
import org.jaccardlab.preset.MonaiDiceCeLoss;
import org.jaccardlab.preset.SmpDiceLoss;
import org.jaccardlab.preset.TorchCrossEntropyLoss;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The snippet for PyTorch computes what is on screen; where there is no PyTorch, this is skipped. */
class TorchTextTest {

    private static final double CLOSE = 1e-5;

    @TempDir
    Path folder;

    private final Engine engine = EngineKind.standard().start();
    private final Batch batch = RandomBatch.of(4);
    private final Batch binary = RandomBatch.of(1);

    private static Optional<String> python() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                if (new ProcessBuilder(python, "-c", "import torch, numpy").redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0) {
                    return Optional.of(python);
                }
            } catch (IOException absent) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Term term(Loss loss) {
        return new Term(1, loss, TargetRecipe.plain("hard"), 1, Activation.SOFTMAX, Reduction.STANDARD);
    }

    private static Settings settings(Term... terms) {
        return new Settings(new PredictionChoice.File("network"), new Objective(List.of(terms)), 1e-7);
    }

    private Settings derived(Origin preset) {
        return settings(term(new Jml1())).withObjective(
                present -> Objective.of(preset, batch, new TargetRecipe("hard", 0.1)));
    }

    private Map<String, Settings> cases() {
        TargetRecipe smooth = new TargetRecipe("hard", 0.2);
        TargetRecipe edges = TargetRecipe.plain("hard").withSmoothing(new Smoothing.Boundary(0.5, 3));
        Reduction images = Reduction.STANDARD.withMixture(0.2, 0.5, 0.3).withClassWeights(List.of(1.0, 2.0, 0.5, 3.0));
        Map<String, Settings> cases = new LinkedHashMap<>();
        cases.put("jml1", settings(term(new Jml1(0.5)).withTemperature(2.5).withTarget(smooth)));
        cases.put("jml2", settings(term(new Jml2(0.1)).withReduction(images)));
        cases.put("dml2", settings(term(new Dml2(0)).withTarget(edges)));
        cases.put("dice-l2", settings(term(new SoftDiceL2(1)).withReduction(Reduction.STANDARD
                .withActive(ActiveRule.of(ActiveClasses.ALL).with(List.of(1, 3)))
                .withDivisor(Reduction.ClassDivisor.SUM_OF_WEIGHTS))));
        cases.put("tversky", settings(term(new OrdinaryTversky(0.3, 0.9, 0.2)).withActivation(Activation.SIGMOID)));
        cases.put("focal-tversky", settings(term(new FocalTversky(0.4, 0.6, 1.5, 1, true, 0.01))
                .withReduction(images)));
        cases.put("ce", settings(term(new CrossEntropy()).withTarget(smooth).withReduction(images
                .withPixelDivisor(Reduction.PixelDivisor.SUM_OF_WEIGHTS))));
        cases.put("ce-sigmoid", settings(term(new CrossEntropy()).withActivation(Activation.SIGMOID)
                .withReduction(Reduction.STANDARD.withPixelDivisor(Reduction.PixelDivisor.PIXELS_TIMES_CLASSES))));
        cases.put("kl", settings(term(new KullbackLeibler()).withTemperature(3)
                .withTarget(smooth.withTeacher(new TeacherMix("teacher", 3, 0.7)))));
        cases.put("focal", settings(term(new Focal(2, 0.7, 0.3)).withTarget(edges)));
        cases.put("bce", settings(term(new BinaryCrossEntropy(2.5)).withTarget(smooth)));
        cases.put("sum", settings(term(new Jml1(0.5)).withWeight(0.75), term(new CrossEntropy()).withWeight(0.25)
                .withTemperature(2), term(new CrossEntropy()).withWeight(0.4).ofAuxiliary("head")));
        cases.put("smp-dice", derived(new SmpDiceLoss()));
        cases.put("jdt", derived(new JdtLoss()));
        cases.put("monai-dice-ce", derived(new MonaiDiceCeLoss()));
        cases.put("torch-ce", derived(new TorchCrossEntropyLoss(null, List.of(1.0, 2.0, 3.0, 0.5), 0.1, "mean")));
        cases.put("one-channel", settings(term(new Jml1(0.1)).withTarget(smooth)));
        cases.put("one-channel-ce", settings(term(new CrossEntropy()).withTarget(edges)));
        return cases;
    }

    private Batch batchOf(String name) {
        return name.startsWith("one-channel") ? binary : batch;
    }

    @Test
    void lossAndGradientAreThoseOnScreen() throws IOException, InterruptedException {
        Optional<String> python = python();
        assumeTrue(python.isPresent(), "there is no python3 with torch");
        Map<String, Settings> cases = cases();
        for (Map.Entry<String, Settings> each : cases.entrySet()) {
            Path place = Files.createDirectories(folder.resolve(each.getKey()));
            Batch given = batchOf(each.getKey());
            String snippet = TorchText.of(new Subject(each.getValue(), given, List.of()));
            assertThat(snippet).as(each.getKey()).doesNotContain("NOT COMPUTED");
            Files.writeString(place.resolve("snippet.py"), snippet);
            for (int v = 1; v <= 3; v++) {
                String file = "logits" + (v == 1 ? "" : String.valueOf(v)) + ".npy";
                String name = snippet.lines().filter(line -> line.contains("\"" + file + "\"")).findFirst()
                        .map(line -> line.substring(line.indexOf('#') + 2)).orElse("");
                if (!name.isEmpty()) {
                    Files.write(place.resolve(file), logits(given, name));
                }
            }
            Files.write(place.resolve("labels.npy"), labels(given));
        }
        run(python.get(), cases.keySet());
        for (Map.Entry<String, Settings> each : cases.entrySet()) {
            compare(each.getKey(), each.getValue(), batchOf(each.getKey()));
        }
    }

    private void run(String python, Set<String> names) throws IOException, InterruptedException {
        String driver = "import os, runpy, numpy\n" + "for name in "
                + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]")) + ":\n"
                + "    os.chdir('" + folder + "/' + name)\n"
                + "    told = runpy.run_path('snippet.py')\n"
                + "    numpy.save('loss.npy', told['loss'].item())\n"
                + "    told['gradient'].numpy().astype('<f8').tofile('gradient.bin')\n"
                + "    open('loss.txt', 'w').write(repr(told['loss'].item()))\n";
        Files.writeString(folder.resolve("driver.py"), driver);
        Process process = new ProcessBuilder(python, folder.resolve("driver.py").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("told.txt").toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("told.txt"))).isZero();
    }

    private void compare(String name, Settings settings, Batch given) throws IOException {
        int classes = given.classes().count();
        ByteBuffer gradient = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name).resolve("gradient.bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        Set<FieldKey> keys = IntStream.range(0, classes).mapToObj(c -> new FieldKey(Quantity.GRADIENT_LOGIT, c))
                .collect(Collectors.toSet());
        for (int n = 0; n < RandomBatch.IMAGES; n++) {
            Evaluation evaluation = engine.evaluate(new Request(given, n, settings, keys));
            assertThat(Double.parseDouble(Files.readString(folder.resolve(name).resolve("loss.txt"))))
                    .as(name).isCloseTo(evaluation.loss(), within(CLOSE));
            for (int c = 0; c < classes; c++) {
                Field field = evaluation.field(new FieldKey(Quantity.GRADIENT_LOGIT, c)).orElseThrow();
                for (int i = 0; i < RandomBatch.SIZE.pixels(); i++) {
                    assertThat(gradient.getDouble()).as(name + ": gradient of class " + c + " at pixel " + i)
                            .isCloseTo(field.at(i), within(CLOSE));
                }
            }
        }
    }

    private static byte[] logits(Batch given, String name) {
        int classes = given.classes().count();
        ByteBuffer numbers = ByteBuffer.allocate(4 * RandomBatch.IMAGES * classes * RandomBatch.SIZE.pixels())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (Sample sample : given.samples()) {
            Volume values = sample.prediction(name).orElseThrow().values();
            for (int c = 0; c < classes; c++) {
                for (int i = 0; i < RandomBatch.SIZE.pixels(); i++) {
                    numbers.putFloat(values.at(c, i));
                }
            }
        }
        return npy("<f4", RandomBatch.IMAGES + ", " + classes + ", 7, 8", numbers.array());
    }

    private static byte[] labels(Batch given) {
        ByteBuffer numbers = ByteBuffer.allocate(RandomBatch.IMAGES * RandomBatch.SIZE.pixels());
        for (Sample sample : given.samples()) {
            for (int i = 0; i < RandomBatch.SIZE.pixels(); i++) {
                LabelSource.Hard hard = (LabelSource.Hard) sample.targets().getFirst();
                numbers.put((byte) hard.map().at(i));
            }
        }
        return npy("|u1", RandomBatch.IMAGES + ", 7, 8", numbers.array());
    }

    private static byte[] npy(String type, String shape, byte[] numbers) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        String padded = header + " ".repeat(128 - 10 - header.length() - 1) + "\n";
        return ByteBuffer.allocate(128 + numbers.length).put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .put((byte) 118).put((byte) 0).put(padded.getBytes(StandardCharsets.ISO_8859_1)).put(numbers).array();
    }

    @Test
    void whatItCannotComputeItSays() {
        List<String> unsaid = new ArrayList<>();
        for (Settings settings : List.of(settings(term(new LovaszSoftmax())),
                settings(term(new Jml1()).withTarget(TargetRecipe.plain("hard")
                        .withSmoothing(new Smoothing.Gaussian(2)))),
                settings(term(new Jml1()).withTarget(TargetRecipe.plain("hard")
                        .withBase(new LabelBase.PseudoLabels("hard", "teacher", 1, 0.9, true)))),
                settings(term(new Jml1())).withPrediction(new PredictionChoice.HardLabel()))) {
            unsaid.add(TorchText.of(new Subject(settings, batch, List.of())).lines()
                    .filter(line -> line.startsWith("# NOT COMPUTED HERE: ")).findFirst().orElse(""));
        }
        assertThat(unsaid.get(0)).contains("Lovász-Softmax");
        assertThat(unsaid.get(1)).contains("sigma 2");
        assertThat(unsaid.get(2)).contains("pseudo-labels");
        assertThat(unsaid.get(3)).contains("The hard label");
    }

    @Test
    void ofAPresetTheLibrarysOwnConstructorStandsAbove() {
        assertThat(TorchText.of(new Subject(derived(new TorchCrossEntropyLoss(null, null, 0.1, "mean")), batch,
                List.of()))).contains("criterion = torch.nn.CrossEntropyLoss(", "label_smoothing=0.1");
        assertThat(TorchText.of(new Subject(derived(new SmpDiceLoss()), batch, List.of())))
                .contains("criterion = segmentation_models_pytorch.losses.DiceLoss(mode=\"multiclass\"");
    }
}
