package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which array of a file that holds several is meant: found as it is when files are given without saying what they are. */
final class KeyGuess {

    private KeyGuess() {
    }

    /** Empty if there is nothing to choose, or if looking does not tell. */
    static Optional<String> prediction(Path image, Path file) throws IOException {
        return holdsSeveral(file)
                ? of(Proposal.of(List.of(image, file)), file, Proposal.Role.PREDICTION)
                : Optional.empty();
    }

    /** The same of a ground truth. */
    static Optional<String> target(Path image, Path file) throws IOException {
        return holdsSeveral(file)
                ? of(Proposal.of(List.of(image, file)), file, Proposal.Role.TARGET)
                : Optional.empty();
    }

    /** A file that cannot be read is refused by whoever reads it. */
    private static boolean holdsSeveral(Path file) throws IOException {
        try {
            if (!FileFormat.of(file).isArray()) {
                return false;
            }
            try (ArrayFile arrays = ArrayFile.open(file)) {
                return arrays.keys().size() > 1;
            }
        } catch (UnreadableFileException unreadable) {
            return false;
        }
    }

    private static Optional<String> of(Proposal proposal, Path file, Proposal.Role role) {
        List<Proposal.Item> used = proposal.items().stream()
                .filter(item -> item.file().equals(file) && item.role() != Proposal.Role.UNUSED).toList();
        List<Proposal.Item> fitting = used.stream().filter(item -> item.role() == role).toList();
        boolean open = role == Proposal.Role.PREDICTION && proposal.questions().stream()
                .anyMatch(question -> question.topic() == Proposal.Topic.FILES && question.item().isPresent());
        List<Proposal.Item> chosen = fitting.isEmpty() ? used : fitting;
        return chosen.size() == 1 && !open ? chosen.getFirst().key() : Optional.empty();
    }
}
