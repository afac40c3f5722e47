package dev.cognate.iam.directory;

import java.util.List;
import java.util.Map;

/** A user or a role: what policies are attached to. */
public sealed interface PolicyHolder extends IamEntity permits IamUser, IamRole {
    /** The name that is not its ARN. */
    String name();

    /** Its unique id. */
    String id();

    @Override
    String path();

    /** The managed policy that bounds its permissions, or null. */
    String boundaryArn();

    /** Documents by name. */
    Map<String, String> inlinePolicies();

    /** ARNs of managed policies, in the order they were attached. */
    List<String> attachedPolicies();

    /** With other inline policies. */
    PolicyHolder withInlinePolicies(Map<String, String> documents);

    /** With other managed policies. */
    PolicyHolder withAttachedPolicies(List<String> arns);
}
