package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which permission an S3 request needs, by its method, what it points at and the sub-resource in its query. A request that
 * is not in the table is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions, resources,
 *     and condition keys for Amazon S3</a>
 */
final class S3Actions {
    /** Method, level, sub-resource, action, and the action when a version is named. A POST form of a browser is not here. */
    private static final String TABLE = """
            GET    account -                 ListAllMyBuckets
            GET    bucket  -                 ListBucket
            HEAD   bucket  -                 ListBucket
            PUT    bucket  -                 CreateBucket
            DELETE bucket  -                 DeleteBucket
            GET    bucket  uploads           ListBucketMultipartUploads
            GET    bucket  versions          ListBucketVersions
            GET    bucket  location          GetBucketLocation
            GET    bucket  acl               GetBucketAcl
            PUT    bucket  acl               PutBucketAcl
            GET    bucket  policy            GetBucketPolicy
            PUT    bucket  policy            PutBucketPolicy
            DELETE bucket  policy            DeleteBucketPolicy
            GET    bucket  policyStatus      GetBucketPolicyStatus
            GET    bucket  cors              GetBucketCORS
            PUT    bucket  cors              PutBucketCORS
            DELETE bucket  cors              PutBucketCORS
            GET    bucket  versioning        GetBucketVersioning
            PUT    bucket  versioning        PutBucketVersioning
            GET    bucket  tagging           GetBucketTagging
            PUT    bucket  tagging           PutBucketTagging
            DELETE bucket  tagging           PutBucketTagging
            GET    bucket  lifecycle         GetLifecycleConfiguration
            PUT    bucket  lifecycle         PutLifecycleConfiguration
            DELETE bucket  lifecycle         PutLifecycleConfiguration
            GET    bucket  website           GetBucketWebsite
            PUT    bucket  website           PutBucketWebsite
            DELETE bucket  website           DeleteBucketWebsite
            GET    bucket  notification      GetBucketNotification
            PUT    bucket  notification      PutBucketNotification
            GET    bucket  encryption        GetEncryptionConfiguration
            PUT    bucket  encryption        PutEncryptionConfiguration
            DELETE bucket  encryption        PutEncryptionConfiguration
            GET    bucket  logging           GetBucketLogging
            PUT    bucket  logging           PutBucketLogging
            GET    bucket  replication       GetReplicationConfiguration
            PUT    bucket  replication       PutReplicationConfiguration
            DELETE bucket  replication       PutReplicationConfiguration
            GET    bucket  object-lock       GetBucketObjectLockConfiguration
            PUT    bucket  object-lock       PutBucketObjectLockConfiguration
            GET    bucket  publicAccessBlock GetBucketPublicAccessBlock
            PUT    bucket  publicAccessBlock PutBucketPublicAccessBlock
            DELETE bucket  publicAccessBlock PutBucketPublicAccessBlock
            GET    bucket  ownershipControls GetBucketOwnershipControls
            PUT    bucket  ownershipControls PutBucketOwnershipControls
            DELETE bucket  ownershipControls PutBucketOwnershipControls
            GET    bucket  accelerate        GetAccelerateConfiguration
            PUT    bucket  accelerate        PutAccelerateConfiguration
            GET    bucket  requestPayment    GetBucketRequestPayment
            PUT    bucket  requestPayment    PutBucketRequestPayment
            GET    object  -                 GetObject               GetObjectVersion
            HEAD   object  -                 GetObject               GetObjectVersion
            PUT    object  -                 PutObject
            DELETE object  -                 DeleteObject            DeleteObjectVersion
            GET    object  acl               GetObjectAcl            GetObjectVersionAcl
            PUT    object  acl               PutObjectAcl            PutObjectVersionAcl
            GET    object  tagging           GetObjectTagging        GetObjectVersionTagging
            PUT    object  tagging           PutObjectTagging        PutObjectVersionTagging
            DELETE object  tagging           DeleteObjectTagging     DeleteObjectVersionTagging
            GET    object  attributes        GetObjectAttributes     GetObjectVersionAttributes
            GET    object  torrent           GetObjectTorrent        GetObjectVersionTorrent
            GET    object  retention         GetObjectRetention
            PUT    object  retention         PutObjectRetention
            GET    object  legal-hold        GetObjectLegalHold
            PUT    object  legal-hold        PutObjectLegalHold
            POST   object  restore           RestoreObject
            POST   object  select            GetObject
            POST   object  uploads           PutObject
            PUT    object  uploadId          PutObject
            POST   object  uploadId          PutObject
            GET    object  uploadId          ListMultipartUploadParts
            DELETE object  uploadId          AbortMultipartUpload
            """;

    /** Parameters that say how, not what; each is signed like the rest. */
    private static final Set<String> PLAIN = Set.of(
            "list-type",
            "prefix",
            "delimiter",
            "marker",
            "max-keys",
            "continuation-token",
            "start-after",
            "encoding-type",
            "fetch-owner",
            "key-marker",
            "version-id-marker",
            "upload-id-marker",
            "max-uploads",
            "part-number-marker",
            "max-parts",
            "partNumber",
            "versionId",
            "select-type",
            "x-id",
            "bucket-region",
            "max-buckets");

    private static final Set<String> PREFIXES = Set.of("x-amz-", "response-");
    private static final Map<String, Action> ACTIONS = read();

    /**
     * A permission.
     *
     * @param name with its service, such as {@code s3:GetObject}
     * @param ofVersion the one that is asked for when the request names a version
     */
    record Action(String name, String ofVersion) {}

    private S3Actions() {}

    /**
     * The action of a request.
     *
     * @param level {@code account}, {@code bucket} or {@code object}
     * @param parameters names of the query's parameters
     * @throws Refusal for a request the table does not have
     */
    static Action of(String method, String level, List<String> parameters) {
        List<String> subresources =
                parameters.stream().filter(name -> !isPlain(name)).toList();
        if (subresources.size() > 1) {
            throw Refusal.notBuilt("A request with " + subresources.size() + " sub-resources");
        }
        String subresource = subresources.isEmpty() ? "-" : subresources.getFirst();
        Action action = ACTIONS.get(method + " " + level + " " + subresource);
        if (action == null) {
            throw Refusal.notBuilt(method + " on the " + level + (subresources.isEmpty() ? "" : "'s sub-resource"));
        }
        return action;
    }

    private static boolean isPlain(String parameter) {
        String folded = parameter.toLowerCase(Locale.ROOT);
        return PLAIN.contains(parameter) || PREFIXES.stream().anyMatch(folded::startsWith);
    }

    private static Map<String, Action> read() {
        Map<String, Action> actions = new HashMap<>();
        TABLE.lines().map(line -> line.trim().split(" +")).forEach(cells -> {
            String action = "s3:" + cells[3];
            String ofVersion = cells.length > 4 ? "s3:" + cells[4] : action;
            actions.put(cells[0] + " " + cells[1] + " " + cells[2], new Action(action, ofVersion));
        });
        return Map.copyOf(actions);
    }
}
