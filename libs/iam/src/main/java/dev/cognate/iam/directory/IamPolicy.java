package dev.cognate.iam.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A managed policy.
 *
 * @param path begins and ends with a slash
 * @param id {@code ANPA…}
 * @param updatedAt epoch seconds
 * @param description or null
 * @param versions oldest first
 * @param defaultVersion the number of the one that counts
 * @param lastVersion the highest number ever given: numbers are not given twice
 */
public record IamPolicy(
        String name,
        String path,
        String id,
        String arn,
        long createdAt,
        long updatedAt,
        String description,
        Map<String, String> tags,
        List<Version> versions,
        int defaultVersion,
        int lastVersion)
        implements IamEntity {

    /**
     * A version.
     *
     * @param number from 1
     * @param document as it was given
     * @param createdAt epoch seconds
     */
    public record Version(int number, String document, long createdAt) {
        /** {@code v1}. */
        public String versionId() {
            return "v" + number;
        }
    }

    /** A version by its id. */
    public Optional<Version> version(String versionId) {
        return versions.stream()
                .filter(version -> version.versionId().equals(versionId))
                .findFirst();
    }

    /** The document that counts. */
    public String document() {
        return version("v" + defaultVersion).orElseThrow().document();
    }

    /** With other tags. */
    public IamPolicy withTags(Map<String, String> newTags) {
        return new IamPolicy(
                name, path, id, arn, createdAt, updatedAt, description, newTags, versions, defaultVersion, lastVersion);
    }

    /** With other versions. */
    public IamPolicy withVersions(List<Version> newVersions, int newDefault, int newLast, long now) {
        return new IamPolicy(name, path, id, arn, createdAt, now, description, tags, newVersions, newDefault, newLast);
    }

    @Override
    public String key() {
        return IamState.keyOf(name);
    }
}
