package dev.cognate.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.PidFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageIT {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final int CONNECT_MILLIS = 2_000;

    @TempDir
    private Path folder;

    private StateFolder state;
    private Storage storage;

    @BeforeEach
    void prepare() {
        state = new StateFolder(folder);
        storage = new Storage(REPOSITORY, state);
    }

    @AfterEach
    void stop() {
        storage.close();
    }

    private void start(StorageKind kind) {
        storage.ready(kind).orTimeout(90, TimeUnit.SECONDS).join();
    }

    private boolean listens(StorageKind kind, InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address, URI.create(storage.url(kind)).getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<InetAddress> addressesOthersReach() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress());
    }

    @ParameterizedTest
    @EnumSource
    void shouldListenOnTheLoopbackAddressAloneOnceItIsAskedFor(StorageKind kind) throws SocketException {
        // given
        boolean before = listens(kind, InetAddress.ofLiteral("127.0.0.1"));

        // when
        start(kind);

        // then
        assertThat(before).isFalse();
        assertThat(listens(kind, InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(addressesOthersReach()).noneMatch(address -> listens(kind, address));
    }

    @ParameterizedTest
    @EnumSource
    void shouldStartAgainWhatHasEnded(StorageKind kind) {
        // given
        start(kind);
        ProcessHandle first = PidFile.running(state.run(), kind.label()).orElseThrow();
        first.destroyForcibly();
        first.onExit().orTimeout(10, TimeUnit.SECONDS).join();

        // when
        start(kind);

        // then
        assertThat(listens(kind, InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    }
}
