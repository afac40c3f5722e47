package dev.cognate.identitypool.tag;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.contract.identity.ListTagsForResourceInput;
import dev.cognate.contract.identity.ListTagsForResourceOperation;
import dev.cognate.contract.identity.ListTagsForResourceResponse;
import dev.cognate.contract.identity.TagResourceInput;
import dev.cognate.contract.identity.TagResourceOperation;
import dev.cognate.contract.identity.TagResourceResponse;
import dev.cognate.contract.identity.UntagResourceInput;
import dev.cognate.contract.identity.UntagResourceOperation;
import dev.cognate.contract.identity.UntagResourceResponse;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.PoolChange;
import dev.cognate.identitypool.pool.PoolTags;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tags live in the settings of their pool, where DescribeIdentityPool shows them too. */
@ApplicationScoped
class TagOperations implements TagResourceOperation, UntagResourceOperation, ListTagsForResourceOperation {
    private final Pools pools;
    private final PoolChange change;
    private final String arnPrefix;

    TagOperations(Pools pools, PoolChange change, AccountConfig account) {
        this.pools = pools;
        this.change = change;
        this.arnPrefix = "arn:aws:cognito-identity:" + account.region() + ":" + account.accountId() + ":identitypool/";
    }

    @Override
    public Uni<TagResourceResponse> tagResource(TagResourceInput request, CallContext context) {
        return change.apply(poolId(request.resourceArn()), IdentityEventType.IDENTITY_POOL_TAGGED, context, pool -> {
                    Map<String, String> tags = new HashMap<>(tags(pool));
                    tags.putAll(request.tags());
                    return PoolTags.replaced(pool, tags);
                })
                .replaceWith(TagResourceResponse.builder().build());
    }

    @Override
    public Uni<UntagResourceResponse> untagResource(UntagResourceInput request, CallContext context) {
        return change.apply(poolId(request.resourceArn()), IdentityEventType.IDENTITY_POOL_UNTAGGED, context, pool -> {
                    Map<String, String> tags = new HashMap<>(tags(pool));
                    request.tagKeys().forEach(tags::remove);
                    return PoolTags.replaced(pool, tags);
                })
                .replaceWith(UntagResourceResponse.builder().build());
    }

    @Override
    public Uni<ListTagsForResourceResponse> listTagsForResource(ListTagsForResourceInput request, CallContext context) {
        return pools.require(poolId(request.resourceArn()))
                .map(pool -> ListTagsForResourceResponse.builder()
                        .tags(new TreeMap<>(tags(pool)))
                        .build());
    }

    private String poolId(String arn) {
        if (!arn.startsWith(arnPrefix)) {
            throw new InvalidParameterException("Invalid ARN: " + arn);
        }
        return arn.substring(arnPrefix.length());
    }

    private static Map<String, String> tags(Pool pool) {
        return pool.settings().identityPoolTags();
    }
}
