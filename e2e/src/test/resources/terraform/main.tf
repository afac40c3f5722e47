# Everything Terraform manages of user pools, identity pools and IAM, in two states: before and after "changed".
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" { type = string }
variable "suffix" { type = string }
variable "saml_metadata" { type = string }
variable "changed" {
  type    = bool
  default = false
}

provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints {
    cognitoidentity = var.endpoint
    cognitoidp      = var.endpoint
    iam             = var.endpoint
    sts             = var.endpoint
  }
}

data "aws_caller_identity" "current" {}

resource "aws_iam_openid_connect_provider" "login" {
  url             = "https://login-${var.suffix}.example.com"
  client_id_list  = var.changed ? ["one", "two"] : ["one"]
  thumbprint_list = ["cf23df2207d99a74fbe169e3eba035e633b65d94"]
  tags            = { stage = "test" }
}

resource "aws_iam_saml_provider" "office" {
  name                   = "office-${var.suffix}"
  saml_metadata_document = file(var.saml_metadata)
  tags                   = { stage = var.changed ? "live" : "test" }
}

resource "aws_cognito_identity_pool" "players" {
  identity_pool_name               = "players-${var.suffix}"
  allow_unauthenticated_identities = !var.changed
  allow_classic_flow               = true
  developer_provider_name          = "game.example.com"
  openid_connect_provider_arns     = [aws_iam_openid_connect_provider.login.arn]
  saml_provider_arns               = [aws_iam_saml_provider.office.arn]
  supported_login_providers        = { "accounts.google.com" = "123.apps.googleusercontent.com" }
  cognito_identity_providers {
    client_id               = aws_cognito_user_pool_client.game.id
    provider_name           = "cognito-idp.us-east-1.amazonaws.com/${aws_cognito_user_pool.players.id}"
    server_side_token_check = var.changed
  }
  tags = { stage = "test" }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["cognito-identity.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "cognito-identity.amazonaws.com:aud"
      values   = [aws_cognito_identity_pool.players.id]
    }
    condition {
      test     = "ForAnyValue:StringLike"
      variable = "cognito-identity.amazonaws.com:amr"
      values   = ["authenticated"]
    }
  }
}

resource "aws_iam_role" "player" {
  name                 = "player-${var.suffix}"
  path                 = "/game/"
  description          = var.changed ? "plays more" : "plays"
  max_session_duration = var.changed ? 7200 : 3600
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = aws_iam_policy.limits.arn
  tags                 = { stage = "test" }
}

resource "aws_iam_role_policy" "own_objects" {
  name = "own-objects"
  role = aws_iam_role.player.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = var.changed ? ["s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
      Resource = "arn:aws:s3:::games/$${cognito-identity.amazonaws.com:sub}/*"
    }]
  })
}

resource "aws_iam_policy" "limits" {
  name        = "limits-${var.suffix}"
  description = "what nobody may exceed"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = var.changed ? "arn:aws:s3:::*" : "*" }]
  })
  tags = { stage = "test" }
}

resource "aws_iam_role_policy_attachment" "limits" {
  role       = aws_iam_role.player.name
  policy_arn = aws_iam_policy.limits.arn
}

resource "aws_cognito_identity_pool_roles_attachment" "players" {
  identity_pool_id = aws_cognito_identity_pool.players.id
  roles            = { authenticated = aws_iam_role.player.arn }
  role_mapping {
    identity_provider         = "cognito-idp.us-east-1.amazonaws.com/${aws_cognito_user_pool.players.id}:${aws_cognito_user_pool_client.game.id}"
    ambiguous_role_resolution = "AuthenticatedRole"
    type                      = "Rules"
    mapping_rule {
      claim      = "isAdmin"
      match_type = "Equals"
      role_arn   = aws_iam_role.player.arn
      value      = var.changed ? "yes" : "paid"
    }
  }
}

resource "aws_cognito_identity_pool_provider_principal_tag" "players" {
  identity_pool_id       = aws_cognito_identity_pool.players.id
  identity_provider_name = "cognito-idp.us-east-1.amazonaws.com/${aws_cognito_user_pool.players.id}"
  use_defaults           = false
  principal_tags         = { team = var.changed ? "custom:team" : "team" }
}

resource "aws_iam_user" "backend" {
  name          = "backend-${var.suffix}"
  path          = "/game/"
  force_destroy = true
  tags          = { stage = var.changed ? "live" : "test" }
}

resource "aws_iam_user_policy" "backend" {
  name   = "own"
  user   = aws_iam_user.backend.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "cognito-identity:*", Resource = "*" }] })
}

resource "aws_iam_user_policy_attachment" "backend" {
  user       = aws_iam_user.backend.name
  policy_arn = aws_iam_policy.limits.arn
}

resource "aws_iam_access_key" "backend" {
  user   = aws_iam_user.backend.name
  status = var.changed ? "Inactive" : "Active"
}

resource "aws_cognito_user_pool" "players" {
  name                     = "players-${var.suffix}"
  auto_verified_attributes = ["email"]
  username_attributes      = ["email"]
  mfa_configuration        = "OPTIONAL"
  software_token_mfa_configuration { enabled = true }
  password_policy {
    minimum_length                   = var.changed ? 12 : 10
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = false
    require_uppercase                = true
    temporary_password_validity_days = 3
  }
  schema {
    name                = "team"
    attribute_data_type = "String"
    mutable             = true
    string_attribute_constraints {
      min_length = 0
      max_length = 64
    }
  }
  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
  admin_create_user_config { allow_admin_create_user_only = var.changed }
  tags = { stage = "test" }
}

resource "aws_cognito_resource_server" "scores" {
  user_pool_id = aws_cognito_user_pool.players.id
  identifier   = "https://scores.example.com"
  name         = "scores"
  scope {
    scope_name        = "read"
    scope_description = var.changed ? "reads all scores" : "reads scores"
  }
}

resource "aws_cognito_identity_provider" "company" {
  user_pool_id  = aws_cognito_user_pool.players.id
  provider_name = "company"
  provider_type = "OIDC"
  provider_details = {
    client_id                     = "cognate"
    client_secret                 = "secret"
    authorize_scopes              = var.changed ? "openid email profile" : "openid email"
    attributes_request_method     = "GET"
    oidc_issuer                   = "https://login.example.com"
    authorize_url                 = "https://login.example.com/authorize"
    token_url                     = "https://login.example.com/token"
    attributes_url                = "https://login.example.com/userinfo"
    jwks_uri                      = "https://login.example.com/jwks"
    attributes_url_add_attributes = "false"
  }
  attribute_mapping = { email = "email", username = "sub" }
}

resource "aws_cognito_user_pool_client" "game" {
  user_pool_id                         = aws_cognito_user_pool.players.id
  name                                 = "game"
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email", "${aws_cognito_resource_server.scores.identifier}/read"]
  callback_urls                        = ["https://game.example.com/callback"]
  logout_urls                          = ["https://game.example.com/"]
  supported_identity_providers         = ["COGNITO", aws_cognito_identity_provider.company.provider_name]
  access_token_validity                = var.changed ? 30 : 60
  id_token_validity                    = 60
  refresh_token_validity               = 30
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

resource "aws_cognito_user_pool_domain" "players" {
  user_pool_id = aws_cognito_user_pool.players.id
  domain       = "players-${var.suffix}"
}

resource "aws_cognito_user_group" "admins" {
  user_pool_id = aws_cognito_user_pool.players.id
  name         = "admins"
  description  = var.changed ? "they decide" : "they rule"
  precedence   = 1
  role_arn     = aws_iam_role.player.arn
}

resource "aws_cognito_user" "ada" {
  user_pool_id   = aws_cognito_user_pool.players.id
  username       = "ada-${var.suffix}@example.com"
  message_action = "SUPPRESS"
  attributes     = { email = "ada-${var.suffix}@example.com", email_verified = "true" }
}

resource "aws_cognito_user_in_group" "ada" {
  user_pool_id = aws_cognito_user_pool.players.id
  group_name   = aws_cognito_user_group.admins.name
  username     = aws_cognito_user.ada.username
}

output "account" { value = data.aws_caller_identity.current.account_id }
