package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.QueryParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All permissions an S3 request needs: that of the request itself, and those of what its headers ask for besides.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required
 *     permissions for Amazon S3 API operations</a>
 */
final class S3Needs {
    private static final String PUT_OBJECT = "s3:PutObject";
    private static final String COPY_SOURCE = "x-amz-copy-source";
    private static final String TAGGING = "x-amz-tagging";

    /** Headers that ask for more than putting an object, and the permission for it. */
    private static final Map<String, String> BESIDES = Map.of(
            TAGGING,
            "s3:PutObjectTagging",
            "x-amz-object-lock-mode",
            "s3:PutObjectRetention",
            "x-amz-object-lock-retain-until-date",
            "s3:PutObjectRetention",
            "x-amz-object-lock-legal-hold",
            "s3:PutObjectLegalHold",
            "x-amz-bucket-object-lock-enabled",
            "s3:PutBucketObjectLockConfiguration",
            "x-amz-object-ownership",
            "s3:PutBucketOwnershipControls");

    /** Tags of objects and buckets are not looked up. */
    private static final Set<String> UNKNOWN = Set.of("s3:ExistingObjectTag/", "s3:BucketTag/");

    private static final List<String> LISTING = List.of("prefix", "delimiter", "max-keys");

    /** Headers that are condition keys under their own names. */
    private static final List<String> KEYS = List.of(
            "x-amz-acl",
            "x-amz-content-sha256",
            COPY_SOURCE,
            "x-amz-grant-full-control",
            "x-amz-grant-read",
            "x-amz-grant-read-acp",
            "x-amz-grant-write",
            "x-amz-grant-write-acp",
            "x-amz-metadata-directive",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-storage-class",
            "x-amz-website-redirect-location");

    private final Map<String, String> amz;
    private final Map<String, String> parameters;
    private final S3Address address;
    private final String method;
    private final boolean exactKeys;

    S3Needs(Head head, S3Address address, boolean exactKeys) {
        this.exactKeys = exactKeys;
        this.amz = head.amz();
        this.parameters = head.parameters();
        this.address = address;
        this.method = head.method();
    }

    /** The permissions; the first is the request's own. */
    List<Need> all() {
        S3Actions.Action action = S3Actions.of(method, level(), List.copyOf(parameters.keySet()));
        boolean versioned = parameters.containsKey("versionId");
        Map<String, List<String>> keys = keys();
        List<Need> needs = new ArrayList<>();
        needs.add(need(versioned ? action.ofVersion() : action.name(), keys));
        if (amz.containsKey(COPY_SOURCE)) {
            needs.add(source());
        }
        if (PUT_OBJECT.equals(action.name()) || "s3:CreateBucket".equals(action.name())) {
            grants(needs, keys);
        }
        BESIDES.forEach((header, besides) -> {
            if (amz.containsKey(header)) {
                needs.add(need(besides, keys));
            }
        });
        if (Boolean.parseBoolean(amz.get("x-amz-bypass-governance-retention"))) {
            needs.add(need("s3:BypassGovernanceRetention", keys));
        }
        return needs;
    }

    private Need need(String action, Map<String, List<String>> keys) {
        return new Need(action, address.arn(), keys, UNKNOWN);
    }

    /** What deleting one of many objects needs. */
    static Need deletion(String bucket, String key, boolean versioned) {
        String action = versioned ? "s3:DeleteObjectVersion" : "s3:DeleteObject";
        return new Need(action, "arn:aws:s3:::" + bucket + "/" + key, Map.of(), UNKNOWN);
    }

    private String level() {
        return address.key().isPresent() ? "object" : address.bucket().isPresent() ? "bucket" : "account";
    }

    private void grants(List<Need> needs, Map<String, List<String>> keys) {
        if (amz.keySet().stream().anyMatch(name -> name.equals("x-amz-acl") || name.startsWith("x-amz-grant-"))) {
            String action = address.key().isPresent() ? "s3:PutObjectAcl" : "s3:PutBucketAcl";
            needs.add(need(action, keys));
        }
    }

    private Need source() {
        String source = amz.get(COPY_SOURCE);
        int question = source.indexOf('?');
        S3Address from = S3Address.ofCopySource(question < 0 ? source : source.substring(0, question));
        if (!exactKeys) {
            from.requireOnePlace();
        }
        boolean versioned = question >= 0
                && QueryParameters.ofQuery(source.substring(question + 1))
                        .single("versionId")
                        .isPresent();
        return new Need(versioned ? "s3:GetObjectVersion" : "s3:GetObject", from.arn(), Map.of(), UNKNOWN);
    }

    private Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new HashMap<>();
        boolean presigned = amz.containsKey("x-amz-signature");
        keys.put("s3:authType", List.of(presigned ? "REST-QUERY-STRING" : "REST-HEADER"));
        keys.put("s3:signatureversion", List.of("AWS4-HMAC-SHA256"));
        if (address.key().isEmpty()) {
            LISTING.stream()
                    .filter(parameters::containsKey)
                    .forEach(name -> keys.put("s3:" + name, List.of(parameters.get(name))));
        }
        KEYS.stream().filter(amz::containsKey).forEach(name -> keys.put("s3:" + name, List.of(amz.get(name))));
        if (parameters.containsKey("versionId")) {
            keys.put("s3:VersionId", List.of(parameters.get("versionId")));
        }
        if (amz.containsKey(TAGGING)) {
            tags(keys);
        }
        return keys;
    }

    private void tags(Map<String, List<String>> keys) {
        List<String> names = new ArrayList<>();
        QueryParameters.ofForm(amz.get(TAGGING)).all().forEach(tag -> {
            names.add(tag.decodedName());
            keys.put("s3:RequestObjectTag/" + PercentEncoding.decode(tag.name()), List.of(tag.decodedValue()));
        });
        keys.put("s3:RequestObjectTagKeys", names);
    }
}
