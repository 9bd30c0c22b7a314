import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Adds to the finished package an archive of the classes that a start needs, loaded and verified, lambdas included. The
 * launcher is run once without a screen, and what it loads is written down and archived. A virtual machine that finds no
 * archive, or one that does not belong to the jars beside it, loads the classes as ever. No part of the program: the build
 * runs it from source, and a package without an archive is a slower one but no failure.
 *
 * <p>
 * JDK 25's ahead-of-time cache was tried in its place. It leaves lambdas out as soon as an incubator module is resolved, and
 * goes on serving the old classes when a jar has been replaced.
 */
final class StartupArchive {

    private static final int PATIENCE_MINUTES = 5;
    private static final String NAME = "jaccardlab.jsa";
    /** What the screen-less run cannot meet: the window system's side of the toolkit. */
    private static final List<String> ON_SCREEN = List.of("com/sun/glass/ui/gtk/", "com/sun/prism/es2/");
    /** Warnings of the virtual machine go to standard error, the archive's to nobody; a crash is reported all the same. */
    private static final List<String> OPTIONS = List.of("-XX:SharedArchiveFile=$APPDIR/" + NAME, "-Xlog:disable",
            "-Xlog:all=warning:stderr", "-Xlog:aot*=off:stderr", "-Xlog:cds*=off:stderr");

    private final Path home;
    private final Path app;
    private final Path work;

    private StartupArchive(Path home, Path work) {
        this.home = home;
        this.app = home.resolve("lib/app");
        this.work = work;
    }

    /** @param args the folder of the package */
    public static void main(String[] args) throws IOException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            System.out.println("The package has no archive of loaded classes: it is made on Linux only.");
            return;
        }
        Path work = Files.createTempDirectory("jaccardlab-startup");
        try {
            new StartupArchive(Path.of(args[0]).toAbsolutePath(), work).make();
        } catch (IOException | InterruptedException | RuntimeException problem) {
            System.out.println("The package starts slower than it could, it has no archive of loaded classes: " + problem);
        } finally {
            delete(work);
        }
    }

    private void make() throws IOException, InterruptedException {
        Path config = app.resolve("jaccardlab.cfg");
        List<String> plain = Files.readAllLines(config);
        Path classes = work.resolve("classes");
        ProcessBuilder rehearsal = new ProcessBuilder(home.resolve("bin/jaccardlab").toString());
        rehearsal.environment().put("DISPLAY", "");
        rehearsal.environment().put("JAVA_TOOL_OPTIONS", "-Djaccardlab.training=true -Djaccardlab.pictures="
                + work.resolve("pictures") + " -XX:DumpLoadedClassList=" + classes);
        run(rehearsal);
        Files.write(classes, onScreen(), StandardOpenOption.APPEND);

        List<String> dump = new ArrayList<>(List.of(home.resolve("lib/runtime/bin/java").toString(), "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + app.resolve(NAME)));
        dump.addAll(values(plain, "java-options").filter(Predicate.not(option -> option.startsWith("-D"))).toList());
        dump.addAll(List.of("-cp", String.join(File.pathSeparator, values(plain, "app.classpath").toList())));
        run(new ProcessBuilder(dump));

        Files.write(config, OPTIONS.stream().map(option -> "java-options=" + option).toList(),
                StandardOpenOption.APPEND);
        try {
            run(new ProcessBuilder(home.resolve("bin/jaccardlab").toString(), "--version"));
        } catch (IOException unfit) {
            Files.write(config, plain);
            throw unfit;
        }
    }

    private Stream<String> values(List<String> config, String key) {
        return config.stream().filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("$APPDIR", app.toString()));
    }

    private List<String> onScreen() throws IOException {
        List<String> names = new ArrayList<>();
        List<Path> jars;
        try (Stream<Path> files = Files.list(app)) {
            jars = files.filter(file -> file.getFileName().toString().matches("javafx-graphics-.*\\.jar")).toList();
        }
        for (Path jar : jars) {
            try (JarFile open = new JarFile(jar.toFile())) {
                open.stream().map(entry -> entry.getName())
                        .filter(name -> name.endsWith(".class") && ON_SCREEN.stream().anyMatch(name::startsWith))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())));
            }
        }
        return names;
    }

    private void run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path told = work.resolve("told");
        Process process = builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new IOException(builder.command().getFirst() + (ended ? " failed: " : " did not end: ")
                    + Files.readString(told));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
