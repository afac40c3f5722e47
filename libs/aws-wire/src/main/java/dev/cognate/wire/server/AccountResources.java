package dev.cognate.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;
import dev.cognate.iam.directory.IamDirectory;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.wire.config.AccountConfig;
import dev.cognate.wire.protocol.json.ContractJson;

/**
 * Resources of this account, by the members that name them in requests.
 *
 * @param account whose account and region ARNs name
 * @param directory knows the paths of users and roles
 */
public record AccountResources(AccountConfig account, IamDirectory directory) implements ResourceNames {
    private static final ContractJson JSON = ContractJson.onWire();
    private static final String ANY = "*";

    @Override
    public String of(ServiceSpec service, String operation, Structure input) {
        JsonNode members = JSON.toTree(input);
        if (members.hasNonNull("ResourceArn")) {
            return text(members, "ResourceArn");
        }
        return switch (service.signingName()) {
            case "cognito-idp" -> regional("cognito-idp", "userpool/", members, "UserPoolId");
            case "cognito-identity" -> regional("cognito-identity", "identitypool/", members, "IdentityPoolId");
            case "cognito-sync" -> dataset(members);
            case "sts" -> ofSts(operation, members);
            case "iam" -> ofIam(members);
            default -> ANY;
        };
    }

    private String ofSts(String operation, JsonNode members) {
        if (operation.equals("GetFederationToken")) {
            return "arn:aws:sts::" + account.accountId() + ":federated-user/" + text(members, "Name");
        }
        return members.hasNonNull("RoleArn") ? text(members, "RoleArn") : ANY;
    }

    private String regional(String service, String kind, JsonNode members, String member) {
        return members.hasNonNull(member)
                ? "arn:aws:" + service + ":" + account.region() + ":" + account.accountId() + ":" + kind
                        + text(members, member)
                : ANY;
    }

    private String dataset(JsonNode members) {
        String pool = regional("cognito-sync", "identitypool/", members, "IdentityPoolId");
        String identity = members.hasNonNull("IdentityId") ? "/identity/" + text(members, "IdentityId") : "";
        String dataset = members.hasNonNull("DatasetName") ? "/dataset/" + text(members, "DatasetName") : "";
        return pool + identity + dataset;
    }

    private String ofIam(JsonNode members) {
        String prefix = "arn:aws:iam::" + account.accountId() + ":";
        String path = members.hasNonNull("Path") ? text(members, "Path") : "/";
        if (members.hasNonNull("RoleName")) {
            String name = text(members, "RoleName");
            return directory.role(name).map(IamRole::arn).orElse(prefix + "role" + path + name);
        }
        if (members.hasNonNull("UserName")) {
            String name = text(members, "UserName");
            return directory.user(name).map(IamUser::arn).orElse(prefix + "user" + path + name);
        }
        for (String named :
                new String[] {"PolicyArn", "OpenIDConnectProviderArn", "SAMLProviderArn", "PolicySourceArn"}) {
            if (members.hasNonNull(named)) {
                return text(members, named);
            }
        }
        return members.hasNonNull("PolicyName") ? prefix + "policy" + path + text(members, "PolicyName") : ANY;
    }

    private static String text(JsonNode members, String name) {
        return members.get(name).asText();
    }
}
