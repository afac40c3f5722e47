package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Division;
import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.relay.BodyChecksum;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a DeleteObjects request deletes. Each key is decided about; the body that goes on is written anew, so that it says
 * exactly what was decided.
 *
 * @param quiet whether the answer names only what was not deleted
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a>
 */
record DeletedKeys(List<Deletion> deletions, boolean quiet) implements Division {
    private static final String CONTENT_MD5 = "content-md5";

    /**
     * An object to delete.
     *
     * @param version empty for the newest
     */
    record Deletion(String key, String version) {}

    DeletedKeys {
        deletions = List.copyOf(deletions);
    }

    /**
     * Reads a body.
     *
     * @throws Refusal when it is not such a body, names more than a thousand keys, or has another MD5 or checksum than its
     *     head says
     */
    static DeletedKeys of(Head head, Buffer body) {
        boolean altered =
                head.header(CONTENT_MD5).filter(told -> !told.equals(md5(body))).isPresent();
        if (altered) {
            throw new Refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
        checksums(head)
                .forEach(name -> BodyChecksum.named(name).ifPresent(checksum -> {
                    checksum.add(body);
                    checksum.require(head.headers().get(name));
                }));
        DeletedKeys keys = DeletionXml.read(body.getBytes());
        keys.deletions.forEach(deletion -> S3Address.requireOrdinary(deletion.key()));
        return keys;
    }

    private static List<String> checksums(Head head) {
        return head.headers().names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(BodyChecksum.PREFIX))
                .toList();
    }

    /** A permission for each. */
    List<Need> needs(String bucket) {
        return deletions.stream()
                .map(deletion -> S3Needs.deletion(
                        bucket, deletion.key(), !deletion.version().isEmpty()))
                .toList();
    }

    @Override
    public Buffer body(List<Optional<Refusal>> verdicts) {
        List<Deletion> allowed = IntStream.range(0, deletions.size())
                .filter(index -> verdicts.get(index).isEmpty())
                .mapToObj(deletions::get)
                .toList();
        return DeletionXml.write(new DeletedKeys(allowed, quiet));
    }

    /** Checksums of the old body are none of the new one. */
    @Override
    public Head head(Head head, Buffer body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(head.headers());
        checksums(head).forEach(headers::remove);
        headers.remove("x-amz-sdk-checksum-algorithm")
                .remove("content-encoding")
                .set(CONTENT_MD5, md5(body));
        return head.with(headers);
    }

    @Override
    public Buffer answer(Optional<Buffer> upstream, List<Optional<Refusal>> verdicts) {
        List<DeletionXml.Refused> refused = IntStream.range(0, deletions.size())
                .filter(index -> verdicts.get(index).isPresent())
                .mapToObj(index -> new DeletionXml.Refused(
                        deletions.get(index), verdicts.get(index).orElseThrow()))
                .toList();
        return DeletionXml.answer(upstream, refused);
    }

    /** S3 wants it in its requests; nothing here relies on it. */
    private static String md5(Buffer body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
