package dev.cognate.iam.directory;

import java.util.List;
import java.util.Map;

/**
 * A role.
 *
 * @param path begins and ends with a slash
 * @param id {@code AROA…}
 * @param trustPolicy the document that says who may take it on, as it was given
 * @param description or null
 * @param maxSessionSeconds the longest a session of it may last
 * @param boundaryArn the managed policy that bounds its permissions, or null
 * @param inlinePolicies documents by name
 * @param attachedPolicies ARNs
 */
public record IamRole(
        String name,
        String path,
        String id,
        String arn,
        long createdAt,
        String trustPolicy,
        String description,
        int maxSessionSeconds,
        Map<String, String> tags,
        String boundaryArn,
        Map<String, String> inlinePolicies,
        List<String> attachedPolicies)
        implements PolicyHolder {

    /** With another description, or none, and another longest session. */
    public IamRole described(String newDescription, int newMaxSessionSeconds) {
        return new IamRole(
                name,
                path,
                id,
                arn,
                createdAt,
                trustPolicy,
                newDescription,
                newMaxSessionSeconds,
                tags,
                boundaryArn,
                inlinePolicies,
                attachedPolicies);
    }

    /** Trusting others. */
    public IamRole withTrustPolicy(String document) {
        return with(document, tags, boundaryArn, inlinePolicies, attachedPolicies);
    }

    /** With other tags. */
    public IamRole withTags(Map<String, String> newTags) {
        return with(trustPolicy, newTags, boundaryArn, inlinePolicies, attachedPolicies);
    }

    /** With another boundary, or none. */
    public IamRole withBoundary(String newArn) {
        return with(trustPolicy, tags, newArn, inlinePolicies, attachedPolicies);
    }

    @Override
    public IamRole withInlinePolicies(Map<String, String> documents) {
        return with(trustPolicy, tags, boundaryArn, documents, attachedPolicies);
    }

    @Override
    public IamRole withAttachedPolicies(List<String> arns) {
        return with(trustPolicy, tags, boundaryArn, inlinePolicies, arns);
    }

    private IamRole with(
            String trust,
            Map<String, String> newTags,
            String boundary,
            Map<String, String> inline,
            List<String> attached) {
        return new IamRole(
                name,
                path,
                id,
                arn,
                createdAt,
                trust,
                description,
                maxSessionSeconds,
                newTags,
                boundary,
                inline,
                attached);
    }

    @Override
    public String key() {
        return IamState.keyOf(name);
    }
}
