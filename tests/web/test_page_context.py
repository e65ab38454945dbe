"""A picture of a published revision is drawn once, however often its page is opened."""

from ntm_dashboard.charts import matrix


def test_a_matrix_is_drawn_once_for_a_choice_and_anew_for_another(visit, monkeypatch):
    drawn = []
    figure = matrix.figure
    monkeypatch.setattr(matrix, "figure", lambda *given, **named: drawn.append(1) or figure(*given, **named))
    sight = visit("mau")

    sight.open("cac-xa", ky="2023-10-31")
    sight.open("cac-xa", ky="2023-10-31")
    assert len(drawn) == 1

    sight.open("cac-xa", ky="2023-10-31", lang="en")
    sight.open("cac-xa", ky="2023-11-30")
    assert len(drawn) == 3
