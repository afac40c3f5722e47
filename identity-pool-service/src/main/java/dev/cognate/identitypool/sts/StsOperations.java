package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.GetCallerIdentityOperation;
import dev.cognate.contract.sts.GetCallerIdentityRequest;
import dev.cognate.contract.sts.GetCallerIdentityResponse;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells callers who they are. */
@ApplicationScoped
class StsOperations implements GetCallerIdentityOperation {
    private final AccountConfig account;

    StsOperations(AccountConfig account) {
        this.account = account;
    }

    /** The root's user id is its account id (AWS, GetCallerIdentity). */
    @Override
    public Uni<GetCallerIdentityResponse> getCallerIdentity(GetCallerIdentityRequest request, CallContext context) {
        return Uni.createFrom()
                .item(GetCallerIdentityResponse.builder()
                        .account(account.accountId())
                        .arn(context.caller().arn())
                        .userId(account.accountId())
                        .build());
    }
}
