package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.wire.http.PercentEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in S3 a request points.
 *
 * @param bucket absent for requests about the whole account
 * @param key the object's key, decoded; absent for requests about the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual hosting of buckets</a>
 */
record S3Address(Optional<String> bucket, Optional<String> key) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int LONGEST_KEY = 1024;

    /**
     * Reads the address of a request.
     *
     * @param path as in the request line, still percent-encoded
     * @param authority the Host header
     * @param hosts names under which buckets are hosts of their own, {@code bucket.host}
     * @throws Refusal for a name S3 does not have, or a key that something behind might take for another
     */
    static S3Address of(String path, String authority, List<String> hosts) {
        Optional<String> virtual = virtualBucket(authority, hosts);
        String rest = path.startsWith("/") ? path.substring(1) : path;
        if (virtual.isPresent()) {
            return at(virtual.get(), rest);
        }
        if (rest.isEmpty()) {
            return new S3Address(Optional.empty(), Optional.empty());
        }
        int slash = rest.indexOf('/');
        return slash < 0 ? at(rest, "") : at(rest.substring(0, slash), rest.substring(slash + 1));
    }

    /** The address a copy is made from: {@code [/]bucket/key}, percent-encoded, without a version. */
    static S3Address ofCopySource(String source) {
        if (source.indexOf('+') >= 0) {
            // a plus sign for some servers, a space for others
            throw new Refusal(400, "InvalidArgument", "A plus sign in the copy source has to be written as %2B.");
        }
        S3Address address = of(source.startsWith("/") ? source : "/" + source, "", List.of());
        if (address.key().isEmpty()) {
            throw new Refusal(
                    400, "InvalidArgument", "Copy Source must mention the source bucket and key: /bucket/key");
        }
        return address;
    }

    private static Optional<String> virtualBucket(String authority, List<String> hosts) {
        String host = authority.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        return hosts.stream()
                .filter(base -> host.endsWith("." + base))
                .map(base -> host.substring(0, host.length() - base.length() - 1))
                .findFirst();
    }

    private static S3Address at(String bucket, String encodedKey) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new Refusal(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        String key = PercentEncoding.decode(encodedKey);
        requireOrdinary(key);
        return new S3Address(Optional.of(bucket), Optional.of(key).filter(text -> !text.isEmpty()));
    }

    /** Servers that keep objects in folders have one place for keys that differ in empty parts. */
    void requireOnePlace() {
        key.ifPresent(S3Address::requireOnePlace);
    }

    static void requireOnePlace(String key) {
        if (key.startsWith("/") || key.contains("//")) {
            throw new Refusal(
                    400, "InvalidURI", "A key with empty parts does not pass the access gateway (exact-keys).");
        }
    }

    /** Servers behind may walk up a dot segment, and would reach what was not decided about. */
    static void requireOrdinary(String key) {
        boolean walks = Arrays.stream(key.split("[/\\\\]", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
        boolean hidden = key.chars().anyMatch(letter -> letter < ' ' || letter == 0x7f || letter == 0xfffd);
        if (walks || hidden) {
            throw new Refusal(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
        if (PercentEncoding.encode(key).length() > 3 * LONGEST_KEY) {
            throw new Refusal(400, "KeyTooLongError", "Your key is too long");
        }
    }

    /** The ARN policies name it by; {@code *} for the whole account. */
    String arn() {
        return bucket.map(name ->
                        "arn:aws:s3:::" + name + key.map(text -> "/" + text).orElse(""))
                .orElse("*");
    }

    /** The one spelling of the path, with the bucket in it, that means exactly what was decided about. */
    String path() {
        return "/"
                + bucket.map(name -> name + key.map(text -> "/" + encoded(text)).orElse(""))
                        .orElse("");
    }

    private static String encoded(String key) {
        return Arrays.stream(key.split("/", -1)).map(PercentEncoding::encode).collect(Collectors.joining("/"));
    }
}
