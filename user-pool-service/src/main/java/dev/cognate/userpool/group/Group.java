package dev.cognate.userpool.group;

import dev.cognate.contract.idp.GroupType;
import dev.cognate.contract.idp.UpdateGroupRequest;
import java.time.Instant;
import java.util.UUID;

/**
 * A group of users.
 *
 * @param id tells it from an earlier group of the same name
 * @param settings what GetGroup answers
 */
record Group(UUID id, GroupType settings) {
    String poolId() {
        return settings.userPoolId();
    }

    String name() {
        return settings.groupName();
    }

    /** What a request leaves out stays as it is. */
    Group updated(UpdateGroupRequest request, Instant now) {
        return new Group(
                id,
                settings.toBuilder()
                        .description(request.description() == null ? settings.description() : request.description())
                        .roleArn(request.roleArn() == null ? settings.roleArn() : request.roleArn())
                        .precedence(request.precedence() == null ? settings.precedence() : request.precedence())
                        .lastModifiedDate(now)
                        .build());
    }
}
