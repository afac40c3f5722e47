package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.identitypool.gateway.relay.HashedBody;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * An upload of one signed chunk with a signed checksum behind it, which may be wrong: what no SDK sends.
 *
 * @param trailer name of the checksum
 * @param checksum its value
 */
record TrailedUpload(String target, String content, String trailer, String checksum) {
    private static final String NO_SIGNATURE = "0".repeat(64);
    private static final Pattern SEED = Pattern.compile("Signature=([0-9a-f]{64})");
    private static final Pattern DATE = Pattern.compile("x-amz-date: (\\S+)");

    /** What goes over the wire. */
    String text(AwsCredentials credentials) {
        String head = RawRequest.s3("PUT", target)
                .with("host", "s3.test")
                .with("content-encoding", "aws-chunked")
                .with("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")
                .with("x-amz-decoded-content-length", String.valueOf(content.length()))
                .with("x-amz-trailer", trailer)
                .adding("content-length: "
                        + body(NO_SIGNATURE, NO_SIGNATURE, NO_SIGNATURE).length())
                .text(credentials);
        String date = find(DATE, head);
        String scope = date.substring(0, 8) + "/us-east-1/s3/aws4_request";
        byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        String when = date + "\n" + scope + "\n";
        String chunk = "AWS4-HMAC-SHA256-PAYLOAD\n" + when;
        String first = hex(key, chunk + find(SEED, head) + "\n" + hash("") + "\n" + hash(content));
        String last = hex(key, chunk + first + "\n" + hash("") + "\n" + hash(""));
        String end =
                hex(key, "AWS4-HMAC-SHA256-TRAILER\n" + when + last + "\n" + hash(trailer + ":" + checksum + "\n"));
        return head + body(first, last, end);
    }

    private String body(String first, String last, String end) {
        return Integer.toHexString(content.length()) + ";chunk-signature=" + first + "\r\n" + content
                + "\r\n0;chunk-signature=" + last + "\r\n" + trailer + ":" + checksum + "\r\nx-amz-trailer-signature:"
                + end
                + "\r\n\r\n";
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not signed: " + text);
        }
        return matcher.group(1);
    }

    private static String hash(String text) {
        return HashedBody.of(Buffer.buffer(text));
    }

    private static String hex(byte[] key, String text) {
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
