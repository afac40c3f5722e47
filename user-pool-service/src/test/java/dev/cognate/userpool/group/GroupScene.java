package dev.cognate.userpool.group;

import dev.cognate.userpool.signin.SignInScene;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** What an administrator does with groups of a pool. */
public record GroupScene(CognitoIdentityProviderClient admin, String poolId) {
    /** The groups of a scene's pool. */
    public static GroupScene of(SignInScene scene) {
        return new GroupScene(scene.admin(), scene.poolId());
    }

    /** Creates a group without any settings. */
    public void create(String name) {
        admin.createGroup(request -> request.userPoolId(poolId).groupName(name));
    }

    /** The group as GetGroup shows it. */
    public GroupType get(String name) {
        return admin.getGroup(request -> request.userPoolId(poolId).groupName(name))
                .group();
    }

    /** Deletes a group. */
    public void delete(String name) {
        admin.deleteGroup(request -> request.userPoolId(poolId).groupName(name));
    }

    /** Puts a user into a group. */
    public void add(String user, String group) {
        admin.adminAddUserToGroup(
                request -> request.userPoolId(poolId).username(user).groupName(group));
    }

    /** Takes a user out of a group. */
    public void remove(String user, String group) {
        admin.adminRemoveUserFromGroup(
                request -> request.userPoolId(poolId).username(user).groupName(group));
    }

    /** All users of a group, read page by page. */
    public List<UserType> members(String group, int pageSize) {
        List<UserType> all = new ArrayList<>();
        admin.listUsersInGroupPaginator(
                        request -> request.userPoolId(poolId).groupName(group).limit(pageSize))
                .forEach(page -> all.addAll(page.users()));
        return all;
    }
}
