package dev.cognate.wire.server;

import dev.cognate.iam.Network;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds a client's address behind proxies: only what a trusted proxy says of its peer is believed. */
final class TrustedProxies {
    private final List<Network> networks;

    /**
     * Takes addresses and networks such as {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException when one is not an IP literal
     */
    TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(Network::of).toList();
    }

    /** Walks from the peer back through {@code X-Forwarded-For} for as long as the speaker is trusted. */
    String client(String peer, List<String> forwardedFor) {
        List<String> hops = forwardedFor.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::trim)
                .toList();
        String client = peer;
        for (int index = hops.size() - 1; index >= 0 && isTrusted(client); index--) {
            Optional<InetAddress> hop = literal(hops.get(index));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get().getHostAddress();
        }
        return client;
    }

    /** Whether what this peer says of others is believed. */
    boolean isTrusted(String address) {
        return literal(address)
                .filter(literal -> networks.stream().anyMatch(network -> network.contains(literal)))
                .isPresent();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
