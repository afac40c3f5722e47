package dev.cognate.iam.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user.
 *
 * @param path begins and ends with a slash
 * @param id {@code AIDA…}
 * @param boundaryArn the managed policy that bounds its permissions, or null
 * @param inlinePolicies documents by name
 * @param attachedPolicies ARNs
 */
public record IamUser(
        String name,
        String path,
        String id,
        String arn,
        long createdAt,
        Map<String, String> tags,
        String boundaryArn,
        Map<String, String> inlinePolicies,
        List<String> attachedPolicies,
        List<UserKey> accessKeys)
        implements PolicyHolder {

    /**
     * A key of a user.
     *
     * @param sealedSecret as {@link KeySecrets} sealed it
     * @param active whether it signs
     * @param createdAt epoch seconds
     */
    public record UserKey(String id, String sealedSecret, boolean active, long createdAt) {
        @Override
        public String toString() {
            return "UserKey[" + id + "]";
        }
    }

    /** A key of this user. */
    public Optional<UserKey> key(String keyId) {
        return accessKeys.stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    /** With other tags. */
    public IamUser withTags(Map<String, String> newTags) {
        return new IamUser(
                name, path, id, arn, createdAt, newTags, boundaryArn, inlinePolicies, attachedPolicies, accessKeys);
    }

    /** With another boundary, or none. */
    public IamUser withBoundary(String newArn) {
        return new IamUser(name, path, id, arn, createdAt, tags, newArn, inlinePolicies, attachedPolicies, accessKeys);
    }

    /** With other keys. */
    public IamUser withAccessKeys(List<UserKey> newKeys) {
        return new IamUser(
                name, path, id, arn, createdAt, tags, boundaryArn, inlinePolicies, attachedPolicies, newKeys);
    }

    /** Called otherwise. */
    public IamUser renamed(String newName, String newPath, String newArn) {
        return new IamUser(
                newName,
                newPath,
                id,
                newArn,
                createdAt,
                tags,
                boundaryArn,
                inlinePolicies,
                attachedPolicies,
                accessKeys);
    }

    @Override
    public IamUser withInlinePolicies(Map<String, String> documents) {
        return new IamUser(name, path, id, arn, createdAt, tags, boundaryArn, documents, attachedPolicies, accessKeys);
    }

    @Override
    public IamUser withAttachedPolicies(List<String> arns) {
        return new IamUser(name, path, id, arn, createdAt, tags, boundaryArn, inlinePolicies, arns, accessKeys);
    }

    @Override
    public String key() {
        return IamState.keyOf(name);
    }
}
