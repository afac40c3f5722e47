package dev.cognate.keyring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals bytes of one purpose with AES-256-GCM: nobody without the keyring reads them or changes one bit of them.
 * Thread-safe.
 *
 * <p>Sealed form: version (1 byte), length of the key id (1 byte), key id, nonce (12 bytes), ciphertext, tag (16 bytes).
 * The header is authenticated too. Nonces are random, so add a new key before one purpose has sealed 2<sup>32</sup>
 * values (NIST SP 800-38D, section 8.3).
 */
public final class Sealer {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 2;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] NOTHING = new byte[0];

    private final byte[] header;
    private final SecretKey newest;
    private final Map<String, SecretKey> byId;

    Sealer(List<KeyringKey> newestFirst, String purpose) {
        Map<String, SecretKey> keys = new HashMap<>();
        newestFirst.forEach(key -> keys.put(key.id(), SubKeys.sealing(key, purpose)));
        String newestId = newestFirst.getFirst().id();
        this.byId = Map.copyOf(keys);
        this.newest = byId.get(newestId);
        this.header = header(newestId);
    }

    /** Seals bytes under the newest key. Two seals of the same bytes differ. */
    public byte[] seal(byte[] plain) {
        return seal(plain, NOTHING);
    }

    /**
     * Seals bytes under the newest key, bound to their surroundings.
     *
     * @param associatedData must be given again to open, such as the row the value is stored in; not part of the result
     */
    public byte[] seal(byte[] plain, byte[] associatedData) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, newest, nonce);
            cipher.updateAAD(header);
            cipher.updateAAD(associatedData);
            byte[] encrypted = cipher.doFinal(plain);
            return ByteBuffer.allocate(header.length + NONCE_BYTES + encrypted.length)
                    .put(header)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not to be had", e);
        }
    }

    /**
     * Opens what {@link #seal(byte[])} gave.
     *
     * @throws UnsealableException when it was not sealed for this purpose by a key of this ring, or was altered
     */
    public byte[] open(byte[] sealed) {
        return open(sealed, NOTHING);
    }

    /**
     * Opens what {@link #seal(byte[], byte[])} gave for the same associated data.
     *
     * @throws UnsealableException when it was not sealed for this purpose and associated data by a key of this ring, or
     *     was altered
     */
    public byte[] open(byte[] sealed, byte[] associatedData) {
        byte[] head = readHeader(sealed);
        SecretKey key = byId.get(new String(head, HEADER_BYTES, head.length - HEADER_BYTES, StandardCharsets.US_ASCII));
        int body = head.length + NONCE_BYTES;
        if (key == null || sealed.length < body + TAG_BITS / Byte.SIZE) {
            throw new UnsealableException();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, head.length, nonce, 0, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(head);
            cipher.updateAAD(associatedData);
            return cipher.doFinal(sealed, body, sealed.length - body);
        } catch (GeneralSecurityException e) {
            throw new UnsealableException();
        }
    }

    /** Seals bytes into a text of letters, digits, {@code -} and {@code _} (base64url without padding, RFC 4648 §5). */
    public String sealToString(byte[] plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal(plain));
    }

    /**
     * Opens what {@link #sealToString(byte[])} gave. Only the exact text opens: a second spelling of the same bytes would
     * slip past a one-time marker.
     *
     * @throws UnsealableException as {@link #open(byte[])} does
     */
    public byte[] openString(String token) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new UnsealableException();
        }
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(token)) {
            throw new UnsealableException();
        }
        return open(sealed);
    }

    private static byte[] header(String keyId) {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(HEADER_BYTES + id.length)
                .put(VERSION)
                .put((byte) id.length)
                .put(id)
                .array();
    }

    private static byte[] readHeader(byte[] sealed) {
        if (sealed.length < HEADER_BYTES
                || sealed[0] != VERSION
                || sealed[1] < 1
                || sealed.length < HEADER_BYTES + sealed[1]) {
            throw new UnsealableException();
        }
        byte[] head = new byte[HEADER_BYTES + sealed[1]];
        System.arraycopy(sealed, 0, head, 0, head.length);
        return head;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
