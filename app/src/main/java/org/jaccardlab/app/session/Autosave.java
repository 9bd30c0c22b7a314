package org.jaccardlab.app.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.jaccardlab.app.recompute.Soon;
import org.jaccardlab.document.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is on screen in a file of its own, a moment after every change, and takes the file away when the program ends
 * in order. What is found by a later run was therefore left by one that was killed; a lock, which the system takes from a
 * dead program, tells it from those that are still running.
 */
public final class Autosave implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Autosave.class);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT);
    private static final String LOCK = ".lock";
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Path file;
    private final FileChannel lock;
    private final Soon<SessionDocument> writing;
    private volatile boolean closed;

    /** What a run that was killed has left. */
    public static final class Left implements AutoCloseable {

        private final Path file;
        private final FileChannel lock;

        private Left(Path file, FileChannel lock) {
            this.file = file;
            this.lock = lock;
        }

        /** The session. */
        public Path file() {
            return file;
        }

        /** When it was written last, and on which samples: "24 Nov 2026, 21:58: earth". Reads the file. */
        public String title() {
            String when = WHEN.format(lastChanged(file).atZone(ZoneId.systemDefault()));
            try {
                return when + SessionFile.read(file).samples().files().stream().findFirst()
                        .map(first -> ": " + first).orElse("");
            } catch (IOException | RuntimeException unreadable) {
                LOG.info("{} has no title", file, unreadable);
                return when;
            }
        }

        /** Takes it away for good. */
        public void discard() {
            remove(file, lock);
        }

        /** Leaves it for another run. */
        @Override
        public void close() {
            release(lock);
        }
    }

    private Autosave(Path file, FileChannel lock, ScheduledExecutorService clock) {
        this.file = file;
        this.lock = lock;
        this.writing = new Soon<>(this::write, clock);
    }

    /**
     * One that keeps its file in this folder.
     *
     * @param clock on which it writes
     * @return empty if nothing can be written there
     */
    public static Optional<Autosave> in(Path folder, ScheduledExecutorService clock) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(UUID.randomUUID() + SessionFile.ENDING);
            FileChannel lock = FileChannel.open(lockOf(file), StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            lock.lock();
            return Optional.of(new Autosave(file, lock, clock));
        } catch (IOException | RuntimeException impossible) {
            LOG.info("no autosave in {}", folder, impossible);
            return Optional.empty();
        }
    }

    /** On any thread; writes a moment later. */
    void keep(SessionDocument document) {
        writing.offer(document);
    }

    private void write(SessionDocument document) {
        if (!closed) {
            try {
                SessionFile.write(file, document, false, Unknown.NOTHING);
            } catch (IOException | RuntimeException full) {
                LOG.info("{} is not written", file, full);
            }
        }
    }

    /** The program ends in order: nothing is left to recover. The clock has to have stopped. */
    @Override
    public void close() {
        closed = true;
        remove(file, lock);
    }

    /** What runs that were killed have left in this folder, the newest first; each is locked until it is closed. */
    public static List<Left> left(Path folder) {
        List<Left> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                if (each.toString().endsWith(LOCK)) {
                    abandoned(each).ifPresent(found::add);
                } else if (each.toString().endsWith(".tmp") && isStale(each)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.info("{} is not searched", folder, unreadable);
        }
        found.sort(Comparator.comparing((Left left) -> lastChanged(left.file())).reversed());
        return found;
    }

    private static Optional<Left> abandoned(Path lockFile) throws IOException {
        Path session = Path.of(lockFile.toString().substring(0, lockFile.toString().length() - LOCK.length()));
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                release(channel);
                return Optional.empty();
            }
        } catch (OverlappingFileLockException ours) {
            release(channel);
            return Optional.empty();
        }
        if (Files.isRegularFile(session)) {
            return Optional.of(new Left(session, channel));
        }
        remove(session, channel);
        return Optional.empty();
    }

    private static boolean isStale(Path temporary) {
        return lastChanged(temporary).isBefore(Instant.now().minus(STALE));
    }

    private static Instant lastChanged(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MIN;
        }
    }

    private static Path lockOf(Path session) {
        return Path.of(session + LOCK);
    }

    private static void remove(Path session, FileChannel lock) {
        try {
            Files.deleteIfExists(session);
            release(lock);
            Files.deleteIfExists(lockOf(session));
        } catch (IOException stays) {
            LOG.info("{} is not removed", session, stays);
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException closed) {
            LOG.debug("a lock is not released", closed);
        }
    }
}
