package dev.cognate.userpool.mfa;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminGetUserAuthFactorsOperation;
import dev.cognate.contract.idp.AdminGetUserAuthFactorsRequest;
import dev.cognate.contract.idp.AdminGetUserAuthFactorsResponse;
import dev.cognate.contract.idp.GetUserAuthFactorsOperation;
import dev.cognate.contract.idp.GetUserAuthFactorsRequest;
import dev.cognate.contract.idp.GetUserAuthFactorsResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** GetUserAuthFactors and AdminGetUserAuthFactors. */
@ApplicationScoped
class AuthFactorOperations implements GetUserAuthFactorsOperation, AdminGetUserAuthFactorsOperation {
    private final AccessTokens accessTokens;
    private final Pools pools;
    private final Database database;
    private final Users users;
    private final AuthFactors factors;

    AuthFactorOperations(AccessTokens accessTokens, Pools pools, Database database, Users users, AuthFactors factors) {
        this.accessTokens = accessTokens;
        this.pools = pools;
        this.database = database;
        this.users = users;
        this.factors = factors;
    }

    @Override
    public Uni<GetUserAuthFactorsResponse> getUserAuthFactors(GetUserAuthFactorsRequest request, CallContext context) {
        return accessTokens
                .authenticate(request.accessToken())
                .chain(caller -> database.read(session -> factors.of(session, caller.pool(), caller.user()))
                        .map(listing -> GetUserAuthFactorsResponse.builder()
                                .username(caller.user().username())
                                .preferredMfaSetting(listing.preference().preferredSetting())
                                .userMFASettingList(listing.preference().settingList())
                                .configuredUserAuthFactors(listing.configured())
                                .build()));
    }

    @Override
    public Uni<AdminGetUserAuthFactorsResponse> adminGetUserAuthFactors(
            AdminGetUserAuthFactorsRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> users.find(session, pool, request.username())
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(user -> factors.of(session, pool, user)
                                .map(listing -> AdminGetUserAuthFactorsResponse.builder()
                                        .username(user.username())
                                        .preferredMfaSetting(
                                                listing.preference().preferredSetting())
                                        .userMFASettingList(listing.preference().settingList())
                                        .configuredUserAuthFactors(listing.configured())
                                        .build()))));
    }
}
