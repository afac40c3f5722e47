package dev.cognate.risk.history;

import dev.cognate.risk.scoring.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/** Reduces what is told of a sign-in to what is remembered of it. */
public final class Origins {
    private Origins() {}

    /**
     * The origin of a sign-in.
     *
     * @param address IP address of the device
     * @param userAgent its User-Agent, may be empty
     * @param deviceKey key of a device the pool tracks, if it named one
     * @param at when
     */
    public static Origin of(String address, String userAgent, Optional<String> deviceKey, Instant at) {
        return new Origin(
                Networks.of(address),
                Networks.around(address),
                DeviceKind.of(userAgent),
                deviceKey.map(Origins::digest),
                at.atOffset(ZoneOffset.UTC).getHour());
    }

    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
