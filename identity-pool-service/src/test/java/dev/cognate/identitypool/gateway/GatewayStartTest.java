package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.FreePort;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Gateways with other settings than the service's: one that cannot listen does not let it start as if all were well. */
@QuarkusTest
class GatewayStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Vertx vertx;

    @Inject
    Upstreams upstreams;

    @Inject
    Services services;

    @Inject
    GatewayHandler handler;

    private AccessGateway gateway(Map<String, String> settings) {
        return new AccessGateway(vertx, TestSettings.of(settings), upstreams, services, handler);
    }

    @Test
    void shouldNotStartOnAPortThatIsTaken() throws IOException {
        // given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            AccessGateway second = gateway(Map.of("port", port, "host", "127.0.0.1"));

            // when
            // then
            assertThatThrownBy(() -> second.started(new StartupEvent()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The access gateway cannot listen on cognate.access-gateway.port=" + port
                            + " of cognate.access-gateway.host=127.0.0.1: ");
        }
    }

    @Test
    void shouldCloseConnectionsThatAreTooMany() throws IOException {
        // given
        String port = String.valueOf(FreePort.pick());
        AccessGateway small = gateway(Map.of("port", port, "host", "127.0.0.1", "max-client-connections", "2"));
        small.started(new StartupEvent());
        try (Socket first = connect(small);
                Socket second = connect(small);
                Socket third = connect(small)) {
            // when
            List<Socket> all = List.of(first, second, third);

            // then
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(all.stream().filter(GatewayStartTest::isOpen))
                            .hasSize(2));
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(answer(small)).isPositive());
    }

    private static Socket connect(AccessGateway gateway) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(100);
        return socket;
    }

    /** The gateway says nothing by itself: reading either waits or meets the end. */
    private static boolean isOpen(Socket socket) {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException open) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    /** The status of an answer, whatever the upstream says; 0 when the connection was closed. */
    private static int answer(AccessGateway gateway) {
        try {
            return RawRequest.s3("GET", "/bucket/key")
                    .send(gateway.port(), StorageClients.ROOT)
                    .status();
        } catch (UncheckedIOException | StringIndexOutOfBoundsException closed) {
            return 0;
        }
    }

    @Test
    void shouldNotStartOnAnAddressOfAnotherMachine() {
        // given
        AccessGateway elsewhere = gateway(Map.of("port", "0", "host", "192.0.2.1"));

        // when
        // then
        assertThatThrownBy(() -> elsewhere.started(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cognate.access-gateway.host=192.0.2.1");
    }
}
