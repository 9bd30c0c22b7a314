package org.jaccardlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.io.SampleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the shipped samples are. */
final class Samples {

    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

    private Samples() {
    }

    /** In menu order; none if the folder is missing, which costs the menu but not the program. */
    static List<SampleFolder.Summary> shipped() {
        Path folder = Path.of(System.getProperty("jaccardlab.samples", "samples"));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            return SampleFolder.list(folder);
        } catch (IOException unreadable) {
            LOG.warn("samples in {} cannot be listed", folder, unreadable);
            return List.of();
        }
    }
}
