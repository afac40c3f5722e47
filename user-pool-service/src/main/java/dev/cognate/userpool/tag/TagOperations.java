package dev.cognate.userpool.tag;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.ListTagsForResourceOperation;
import dev.cognate.contract.idp.ListTagsForResourceRequest;
import dev.cognate.contract.idp.ListTagsForResourceResponse;
import dev.cognate.contract.idp.TagResourceOperation;
import dev.cognate.contract.idp.TagResourceRequest;
import dev.cognate.contract.idp.TagResourceResponse;
import dev.cognate.contract.idp.UntagResourceOperation;
import dev.cognate.contract.idp.UntagResourceRequest;
import dev.cognate.contract.idp.UntagResourceResponse;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.PoolChange;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Tags live in the settings of their pool, where DescribeUserPool shows them too. */
@ApplicationScoped
class TagOperations implements TagResourceOperation, UntagResourceOperation, ListTagsForResourceOperation {
    private static final int MAX_TAGS = 50;
    private static final String RESERVED = "aws:";

    private final Pools pools;
    private final PoolChange change;
    private final String arnPrefix;

    TagOperations(Pools pools, PoolChange change, AccountConfig config) {
        this.pools = pools;
        this.change = change;
        this.arnPrefix = "arn:aws:cognito-idp:" + config.region() + ":" + config.accountId() + ":userpool/";
    }

    @Override
    public Uni<TagResourceResponse> tagResource(TagResourceRequest request, CallContext context) {
        return change.apply(
                        poolId(request.resourceArn()),
                        UserPoolEventType.USER_POOL_TAGGED,
                        context,
                        settings -> tagged(settings, request.tags()))
                .replaceWith(TagResourceResponse.builder().build());
    }

    @Override
    public Uni<UntagResourceResponse> untagResource(UntagResourceRequest request, CallContext context) {
        return change.apply(poolId(request.resourceArn()), UserPoolEventType.USER_POOL_UNTAGGED, context, settings -> {
                    Map<String, String> tags = new HashMap<>(tags(settings));
                    request.tagKeys().forEach(tags::remove);
                    return settings.toBuilder().userPoolTags(tags).build();
                })
                .replaceWith(UntagResourceResponse.builder().build());
    }

    @Override
    public Uni<ListTagsForResourceResponse> listTagsForResource(
            ListTagsForResourceRequest request, CallContext context) {
        return pools.require(poolId(request.resourceArn()))
                .map(pool -> ListTagsForResourceResponse.builder()
                        .tags(new TreeMap<>(tags(pool.settings())))
                        .build());
    }

    private String poolId(String arn) {
        if (!arn.startsWith(arnPrefix)) {
            throw new InvalidParameterException("Invalid ARN: " + arn);
        }
        return arn.substring(arnPrefix.length());
    }

    private static UserPoolType tagged(UserPoolType settings, Map<String, String> added) {
        if (added.keySet().stream().anyMatch(key -> key.startsWith(RESERVED))) {
            throw new InvalidParameterException("Tag keys that start with aws: are reserved.");
        }
        Map<String, String> tags = new HashMap<>(tags(settings));
        tags.putAll(added);
        if (tags.size() > MAX_TAGS) {
            throw new InvalidParameterException("A resource can have at most " + MAX_TAGS + " tags.");
        }
        return settings.toBuilder().userPoolTags(tags).build();
    }

    private static Map<String, String> tags(UserPoolType settings) {
        return Objects.requireNonNullElse(settings.userPoolTags(), Map.of());
    }
}
