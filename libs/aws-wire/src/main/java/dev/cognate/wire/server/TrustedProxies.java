package dev.cognate.wire.server;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds a client's address behind proxies: only what a trusted proxy says of its peer is believed. */
final class TrustedProxies {
    private final List<Network> networks;

    private record Network(byte[] address, int bits) {
        static Network of(String text) {
            int slash = text.indexOf('/');
            String literal = slash < 0 ? text : text.substring(0, slash);
            byte[] address = InetAddress.ofLiteral(literal.trim()).getAddress();
            int bits = slash < 0
                    ? address.length * 8
                    : Integer.parseInt(text.substring(slash + 1).trim());
            return new Network(address, bits);
        }

        boolean contains(byte[] candidate) {
            if (candidate.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = bits % 8 == 0 ? 0 : 0xFF << (8 - bits % 8);
            return Arrays.equals(address, 0, whole, candidate, 0, whole)
                    && (mask == 0 || ((address[whole] ^ candidate[whole]) & mask) == 0);
        }
    }

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

    private boolean isTrusted(String address) {
        return literal(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> networks.stream().anyMatch(network -> network.contains(bytes)))
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
