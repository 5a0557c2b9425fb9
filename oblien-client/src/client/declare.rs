//! The macro that declares the client type of a generated crate.
//!
//! A type of its own can have the generated methods; it derefs to the runtime's client.

/// Declares the client type of an API's crate, with the methods that every client has.
///
/// With a scope parameter, for an API that has scopes:
///
/// ```
/// use oblien_client::{Any, Api, Server};
///
/// pub static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
///
/// oblien_client::client! {
///     /// A client of Things.
///     pub struct Client<S = Any> for API;
/// }
///
/// # fn main() -> Result<(), oblien_client::Error> {
/// # use oblien_client::transport::Scripted;
/// let client: Client = Client::builder()
///     .base_url("http://127.0.0.1:8080")
/// #   .transport(Scripted::new())
///     .build()?;
/// # Ok(())
/// # }
/// ```
///
/// Without one, for an API that has none: `pub struct Client for API;`.
#[macro_export]
macro_rules! client {
    ($(#[$meta:meta])* $vis:vis struct $name:ident<$scope:ident = $default:ty> for $api:path;) => {
        $(#[$meta])*
        $vis struct $name<$scope = $default>($crate::Client<$scope>);

        impl<$scope: $crate::Scope> $name<$scope> {
            $crate::client!(@make $scope, $api);

            /// Returns a client that uses a granted credential, and has its scope.
            ///
            /// Settings and connections are shared with this one.
            pub fn with_token<G: $crate::Grant>(&self, grant: &G) -> $name<G::Scope> {
                $name(self.0.with_token(grant))
            }

            /// Returns a client that uses other credentials, in the scope that you say they have.
            ///
            /// Settings and connections are shared with this one.
            pub fn with_credentials<T: $crate::Scope>(
                &self,
                credentials: $crate::Credentials,
            ) -> $name<T> {
                $name(self.0.with_credentials(credentials))
            }

            /// Returns this client in another scope, on your word; the service decides.
            pub fn cast<T: $crate::Scope>(self) -> $name<T> {
                $name(self.0.cast())
            }

            /// Returns this client in the scope that allows every call; the service decides.
            pub fn into_any(self) -> $name<$crate::Any> {
                $name(self.0.into_any())
            }
        }

        $crate::client!(@share [$scope] $name<$scope>, $scope);
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident for $api:path;) => {
        $(#[$meta])*
        $vis struct $name($crate::Client<$crate::Any>);

        impl $name {
            $crate::client!(@make $crate::Any, $api);

            /// Returns a client that uses a granted credential.
            ///
            /// Settings and connections are shared with this one.
            pub fn with_token<G: $crate::Grant>(&self, grant: &G) -> Self {
                Self(self.0.with_token(grant).cast())
            }

            /// Returns a client that uses other credentials.
            ///
            /// Settings and connections are shared with this one.
            pub fn with_credentials(&self, credentials: $crate::Credentials) -> Self {
                Self(self.0.with_credentials(credentials))
            }
        }

        $crate::client!(@share [] $name, $crate::Any);
    };
    (@make $scope:ty, $api:path) => {
        /// Returns a client whose calls of one server go to another URL; a path in it is kept.
        ///
        /// Credentials go there too. Settings and connections are shared with this one.
        ///
        /// # Errors
        ///
        /// [`is_request`](oblien_client::Error::is_request) if there is no such server, or the URL is not valid.
        pub fn with_server(&self, server: &str, url: &str) -> ::core::result::Result<Self, $crate::Error> {
            self.0.with_server(server, url).map(Self)
        }

        /// Returns a client whose calls of one server go below a path on it, such as `/targets/local`.
        ///
        /// Settings, credentials and connections are shared with this one.
        ///
        /// # Errors
        ///
        /// [`is_request`](oblien_client::Error::is_request) if there is no such server, or the path could lead elsewhere.
        pub fn below(&self, server: &str, path: &str) -> ::core::result::Result<Self, $crate::Error> {
            self.0.below(server, path).map(Self)
        }

        /// Makes a client with these credentials and default settings.
        ///
        /// # Errors
        ///
        /// [`is_credentials`](oblien_client::Error::is_credentials) if a secret cannot be sent.
        pub fn new(
            credentials: $crate::Credentials,
        ) -> ::core::result::Result<Self, $crate::Error> {
            Self::builder().credentials(credentials).build()
        }

        /// Starts a client with settings of its own.
        pub fn builder() -> $crate::ClientBuilder<$scope, Self> {
            $crate::ClientBuilder::new(&$api)
        }

        /// Makes a client with credentials and server URLs from environment variables.
        ///
        /// # Errors
        ///
        /// [`is_credentials`](oblien_client::Error::is_credentials) if no credential is set
        /// completely; the error names the variables.
        pub fn from_env() -> ::core::result::Result<Self, $crate::Error> {
            Self::builder().environment()?.build()
        }
    };
    (@share [$($generic:ident)?] $name:ty, $scope:ty) => {
        impl$(<$generic>)? ::core::ops::Deref for $name {
            type Target = $crate::Client<$scope>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl$(<$generic>)? ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                Self(self.0.clone())
            }
        }

        impl$(<$generic>)? ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl$(<$generic>)? ::core::convert::From<$crate::Client<$scope>> for $name {
            fn from(client: $crate::Client<$scope>) -> Self {
                Self(client)
            }
        }
    };
}
