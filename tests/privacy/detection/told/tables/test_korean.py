"""Korean: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "제 이름은 «최하은»입니다",
    "저는 «탁재훈»이라고 합니다",
    "«표예진»입니다",
    "저는 «제갈현우»예요",
    "이름: «남궁민수»",
    "성함은 «선우정아»입니다",
    "«승엽»라고 불러 주세요",
    "아내 «황보라»이 받을 거예요",
    "제 아들 이름은 «곽동현»이에요",
    "기사 «마동식» 씨가 무례했어요",
    "«최하은»님이 전화했어요",
    "«탁재훈»에게 송금하고 싶어요",
    "예금주는 «표예진»입니다",
    "예약자명 «제갈현우»",
    "«남궁민수» 드림",
    "수취인 «선우정아»",
    "생일은 «1990년 5월 3일»이에요",
    "비밀번호는 «9931»이에요",
]
ASKED = [
    ("생년월일은요?", "«91년 3월 2일»"),
    ("성함이 어떻게 되세요?", "«편승엽»"),
    ("성함이 어떻게 되시나요?", "«황보라»입니다"),
    ("누구신가요?", "저는 «곽동현»입니다"),
    ("예약자 성함은요?", "«마동식»이요"),
    ("생년월일이 어떻게 되세요?", "«1987년 3월 14일»"),
    ("생년월일 알려주세요", "«870314»"),
    ("우편번호는요?", "«06236»"),
    ("비밀번호 4자리 입력해 주세요", "«4821»"),
    ("어머니 성함은요?", "«남궁민수»"),
    ("아이디가 뭔가요?", "«kiki83»"),
    ("주소 알려주세요", "«서울특별시 강남구 테헤란로 152, 101동 1203호»"),
    ("어디에 사세요?", "«부산 해운대구 우동 1408번지»"),
    ("첫 반려동물 이름은?", "«초코»"),
]
NOBODY = [
    "저는 행복해요",
    "급해요",
    "제 이름이 명단에 없어요",
    "서울에서 왔어요",
    "오늘은 화요일이에요",
    "내일 전화 주세요",
    "저는 채식주의자예요",
    "아들이 아파요",
    "기사가 늦었어요",
    "고마워요 쿠팡",
    "부산에 살아요",
    "주소가 바뀌었어요",
    "비밀번호가 틀려요",
    "회사 명의예요",
    "삼월에 제주도 가요",
    "저는 교사입니다",
    "이건 현대차예요",
    "아내가 화났어요",
    "감사합니다",
    "피곤해요",
    "영수증입니다",
    "한국 사람이에요",
    "송금하고 싶어요",
    "내일이요",
    "고객님",
    "기사님",
    "취소입니다",
    "환불이요",
    "맞습니다",
    "안녕하세요",
]


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_hidden(text: str) -> None:
    assert shown(("user", text)) == []


@pytest.mark.parametrize(("question", "reply"), ASKED)
def test_what_is_asked_and_given_is_hidden(question: str, reply: str) -> None:
    assert shown(("agent", question), ("user", reply)) == []


@pytest.mark.parametrize("text", NOBODY)
def test_a_sentence_that_only_looks_like_it_tells_nothing(text: str) -> None:
    assert told_in(text) == []
