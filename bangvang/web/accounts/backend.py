"""Who a session belongs to, with the person behind the account in the same question to the database."""

from django.contrib.auth.backends import ModelBackend

from bangvang.office.people import queries


class AccountBackend(ModelBackend):
    """Password sign-in as Django does it; rights come from roles, never from Django's permissions."""

    def get_user(self, user_id: int) -> queries.Account | None:
        account = queries.account_by_id(user_id)
        return account if account and self.user_can_authenticate(account) else None
