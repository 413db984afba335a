"""The signed final PDF of a letter, brought by whoever hands it in."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bangvang.office.dossiers.models import Proposal
from bangvang.toolbox.models import StoredFile
from tests.cast import signed_in
from tests.office.dossiers import way

SIGNED = b"%PDF-1.7 signed in the registry"


def test_the_clerk_brings_the_signed_letter_and_it_is_handed_out_from_then_on(client, cast):
    proposal = way.signed(cast)
    page = signed_in(client, cast.hoa).get(reverse("proposal", args=[proposal.pk]))
    assert "Tải lên bản PDF đã ký chính thức" in page.content.decode()
    url = reverse("proposal-official", args=[proposal.pk])
    page = client.post(url, {"file": SimpleUploadedFile("to-trinh.pdf", SIGNED)}, follow=True)
    assert "Đã nhận bản ký; từ nay tệp PDF này được giao." in page.content.decode()
    paper = reverse("proposal-paper", args=[proposal.pk, "to-trinh", "pdf"])
    assert client.get(paper).content == SIGNED


def test_a_letter_not_yet_signed_takes_no_final_copy(client, cast):
    proposal = way.drafted(cast)
    url = reverse("proposal-official", args=[proposal.pk])
    page = signed_in(client, cast.hoa).post(url, {"file": SimpleUploadedFile("to-trinh.pdf", SIGNED)})
    assert "đang ở bước “Đang soạn”" in page.content.decode()
    assert (Proposal.objects.get().paper, StoredFile.objects.count()) == (None, 0)
