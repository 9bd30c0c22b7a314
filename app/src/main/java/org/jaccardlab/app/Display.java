package org.jaccardlab.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether there is a screen to open a window on. Asked before the toolkit starts: it can be started only once. */
public final class Display {

    private static final int CONNECT_MILLIS = 1_500;
    private static final int FIRST_X_PORT = 6_000;
    private static final Pattern X_ADDRESS = Pattern.compile("(?<host>.*):(?<number>\\d{1,9})(\\.\\d+)?");

    private Display() {
    }

    /** Why no window can be opened here; empty if one can. Other systems than Linux always have a screen. */
    public static Optional<String> missing() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        Optional<String> noServer = missing(System.getenv("DISPLAY"));
        if (noServer.isPresent()) {
            return noServer;
        }
        return hasLibrary("libgtk-3.so.0") ? Optional.empty() : Optional.of("the GTK 3 library is not installed");
    }

    /** The same for this value of the variable DISPLAY. */
    static Optional<String> missing(@Nullable String display) {
        if (display == null || display.isBlank()) {
            return Optional.of("DISPLAY is not set");
        }
        Matcher address = X_ADDRESS.matcher(display.strip());
        if (!address.matches()) {
            return Optional.of("DISPLAY is " + display.replaceAll("\\p{Cntrl}", "?") + ", which names no screen");
        }
        int number = Integer.parseInt(address.group("number"));
        String host = address.group("host");
        boolean answers = host.isEmpty() || host.equals("unix")
                ? answersLocally(number) || answers("localhost", number)
                : answers(host, number);
        return answers ? Optional.empty() : Optional.of("nothing answers at DISPLAY " + display);
    }

    private static boolean answersLocally(int number) {
        Path socket = Path.of("/tmp/.X11-unix/X" + number);
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean answers(String host, int number) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, FIRST_X_PORT + number), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException refused) {
            return false;
        }
    }

    private static boolean hasLibrary(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(name, arena);
            return true;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }
}
