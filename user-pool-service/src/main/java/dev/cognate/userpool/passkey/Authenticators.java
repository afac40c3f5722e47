package dev.cognate.userpool.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What a client tells of an authenticator, cut down to what is worth keeping. None of it is proven. */
final class Authenticators {
    /** WebAuthn §5.8.4, and {@code cable}, the name of {@code hybrid} before it was one. */
    private static final Set<String> TRANSPORTS =
            Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal", "cable");

    private static final Set<String> ATTACHMENTS = Set.of("platform", "cross-platform");

    /** The makers of common authenticators by AAGUID. */
    private static final Map<UUID, String> NAMES = Map.of(
            UUID.fromString("fbfc3007-154e-4ecc-8c0b-6e020557d7bd"), "iCloud Keychain",
            UUID.fromString("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4"), "Google Password Manager",
            UUID.fromString("adce0002-35bc-c60a-648b-0b25f1f05503"), "Chrome on Mac",
            UUID.fromString("08987058-cadc-4a81-b6e1-30de50dcbe96"), "Windows Hello",
            UUID.fromString("9ddd1817-af5a-4672-a2b9-3e3dd95000a9"), "Windows Hello",
            UUID.fromString("bada5566-a7aa-401f-bd96-45619a55120d"), "1Password",
            UUID.fromString("d548826e-79b4-db40-a3d8-11116f7e8349"), "Bitwarden",
            UUID.fromString("531126d6-e717-415c-9320-3d9aa6981239"), "Dashlane",
            UUID.fromString("53414d53-554e-4700-0000-000000000000"), "Samsung Pass");

    private Authenticators() {}

    /** Reads a RegistrationResponseJSON. */
    static Passkey.Device describe(JsonNode registration, byte[] aaguid) {
        List<String> transports = StreamSupport.stream(
                        registration.path("response").path("transports").spliterator(), false)
                .map(JsonNode::asText)
                .filter(TRANSPORTS::contains)
                .distinct()
                .toList();
        Optional<String> attachment = Optional.of(
                        registration.path("authenticatorAttachment").asText())
                .filter(ATTACHMENTS::contains);
        Passkey.Device nameless = new Passkey.Device(transports, attachment, "");
        return new Passkey.Device(transports, attachment, name(nameless, aaguid));
    }

    private static String name(Passkey.Device device, byte[] aaguid) {
        ByteBuffer bytes = ByteBuffer.wrap(aaguid);
        String otherwise = device.isPlatform() ? "Passkey" : "Security key";
        return NAMES.getOrDefault(new UUID(bytes.getLong(), bytes.getLong()), otherwise);
    }
}
