package org.jaccardlab.app.recompute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jaccardlab.io.AtomicFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ErrandsTest {

    @TempDir
    Path folder;

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Runnable> home = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Errands errands = new Errands(worker, home::add);

    @AfterEach
    void close() {
        worker.shutdownNow();
    }

    private void goHome() throws InterruptedException {
        Runnable next = home.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }

    @Test
    void anErrandIsUnderWayUntilItEnds() throws InterruptedException {
        errands.run(unwanted -> told.add("done"), () -> told.add("stopped"));
        assertThat(errands.underWay().get()).isTrue();
        goHome();
        assertThat(errands.underWay().get()).isFalse();
        assertThat(told).containsExactly("done");
    }

    @Test
    void aFileThatIsBeingWrittenWhenItIsStoppedIsNotThereAndTheNextOneIs() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        errands.run(unwanted -> {
            try {
                AtomicFile.write(folder.resolve("endless"), out -> {
                    while (true) {
                        out.write(new byte[1 << 16]);
                        writing.countDown();
                    }
                });
            } catch (IOException stopped) {
                told.add("written no more");
            }
        }, () -> told.add("never begun"));
        errands.run(unwanted -> told.add("begun"), () -> told.add("never begun"));
        assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
        errands.stop();
        goHome();
        goHome();
        goHome();
        assertThat(errands.underWay().get()).isFalse();
        assertThat(told).containsExactly("written no more", "never begun");
        assertThat(folder).isEmptyDirectory();
        errands.run(unwanted -> told.add("interrupted " + Thread.currentThread().isInterrupted()),
                () -> told.add("no"));
        goHome();
        assertThat(told).last().isEqualTo("interrupted false");
    }
}
